/** Applies SQL migrations in name order, each in one transaction, and remembers their content. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

/** Where this package's own migrations are, in the sources as in the build. */
export const tenantsMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

const FILE_PATTERN = /^\d{4}_[a-z0-9_]+\.sql$/;

/** Shared by all processes that migrate one database, so that only one does at a time. */
const MIGRATION_LOCK = 7_221_002;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Returns the names that were applied now; an empty list when the database was up to date. */
export async function migrate(
  ownerUrl: string,
  directories: readonly string[],
): Promise<readonly string[]> {
  const migrations = await readMigrations(directories);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await createRegister(client);
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

async function readMigrations(directories: readonly string[]): Promise<readonly Migration[]> {
  const byName = new Map<string, Migration>();
  for (const directory of directories) {
    for (const name of await readdir(directory)) {
      if (!FILE_PATTERN.test(name)) {
        throw new MigrationError(
          `${join(directory, name)} is not named like 0001_what_it_does.sql`,
        );
      }
      if (byName.has(name)) throw new MigrationError(`Two migrations are named ${name}`);
      const sql = await readFile(join(directory, name), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      byName.set(name, { name, sql, sha256 });
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function createRegister(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT to_regclass('public.schema_migration') AS register");
  if (found.rows[0]?.register !== null) return;
  await client.query(`
    CREATE TABLE public.schema_migration (
      name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  await client.query('GRANT SELECT (name) ON public.schema_migration TO fiducia_app');
}

/**
 * The migrations that this program knows and the database has not, seen as fiducia_app: for a
 * process that may not migrate and must not run on an older shape of the data.
 */
export async function missingMigrations(
  appUrl: string,
  directories: readonly string[],
): Promise<readonly string[]> {
  const names = (await readMigrations(directories)).map((migration) => migration.name);
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT to_regclass('public.schema_migration') AS register");
    if (found.rows[0]?.register === null) return names;
    const register = await client.query<{ name: string }>(
      'SELECT name FROM public.schema_migration',
    );
    const applied = new Set(register.rows.map((row) => row.name));
    return names.filter((name) => !applied.has(name));
  } finally {
    await client.end();
  }
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const register = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM public.schema_migration',
  );
  const known = new Map(register.rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = known.get(migration.name);
    if (before === undefined) {
      await applyOne(client, migration);
      applied.push(migration.name);
    } else if (before !== migration.sha256) {
      throw new MigrationError(
        `${migration.name} was changed after it had been applied: write a new migration instead`,
      );
    }
  }
  return applied;
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query('INSERT INTO public.schema_migration (name, sha256) VALUES ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new MigrationError(`Migration ${migration.name} failed and was undone`, { cause });
  }
}
