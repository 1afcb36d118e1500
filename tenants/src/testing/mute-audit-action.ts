/** A way to make the program write no audit entry of one action. */
import type { TestDatabase } from './test-database.js';

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
