/** Every place of the sources that writes an audit entry, and a way to make it write none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { TestDatabase } from './test-database.js';

export interface AuditWrite {
  /** From the root of the project. */
  readonly file: string;
  readonly line: number;
  readonly action: string;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PACKAGES = ['tenants/src', 'engine/src'];
/** Names of log events look the same and are none. */
const LOG_EVENTS: readonly string[] = ['audit.alarm', 'audit.copies-not-reached'];
const ACTION = /'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)+|[a-z]+(?:-[a-z]+)*\.[a-z]{3,})'/g;

export interface Source {
  readonly path: string;
  readonly text: string;
}

export function sourcesOf(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

export function auditWrites(): readonly AuditWrite[] {
  return PACKAGES.flatMap((folder) =>
    sourcesOf(folder)
      .filter(({ text }) => text.includes('appendAudit('))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, at) =>
            [...line.matchAll(ACTION)]
              .map(([, action = '']) => ({ file: join(folder, path), line: at + 1, action }))
              .filter(({ action }) => !LOG_EVENTS.includes(action)),
          ),
      ),
  );
}

/**
 * The mutant "this call is gone": entries of the action vanish as they are written, and nothing
 * else changes. Returns what undoes it.
 */
export async function muteAuditAction(
  server: Pick<TestDatabase, 'asSuperuser'>,
  action: string,
): Promise<() => Promise<void>> {
  await server.asSuperuser(`
    CREATE TABLE IF NOT EXISTS muted_audit_action (action text PRIMARY KEY);
    GRANT SELECT ON muted_audit_action TO fiducia_app;
    CREATE OR REPLACE FUNCTION mute_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM muted_audit_action m WHERE m.action = NEW.action) THEN
        RETURN NULL;
      END IF;
      RETURN NEW;
    END $$;
    GRANT EXECUTE ON FUNCTION mute_audit_entry() TO fiducia_app;
    CREATE OR REPLACE TRIGGER a_mutant BEFORE INSERT ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION mute_audit_entry();
    -- What is committed to has no entry to belong to then.
    ALTER TABLE audit_private DROP CONSTRAINT IF EXISTS audit_private_tenant_id_entry_id_fkey`);
  await server.asSuperuser('INSERT INTO muted_audit_action VALUES ($1)', [action]);
  return () => server.asSuperuser('DELETE FROM muted_audit_action WHERE action = $1', [action]);
}
