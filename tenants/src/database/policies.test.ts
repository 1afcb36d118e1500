/**
 * Every tenant table of every package, found in the catalogue: its policy hides and refuses the
 * other tenant's rows, and without the policy the same probes fail. Tables that come later are
 * covered without anybody remembering.
 */
/* eslint-disable no-restricted-syntax -- statements about tables: their names come from the catalogue, quoted */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newId } from '../ids.js';
import { startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';

const server: TestDatabase = await startTestDatabase();
const superuser = new pg.Client({ connectionString: server.superuserUrl });
await superuser.connect();

const tables = (
  await superuser.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
).rows.map((row) => row.name);

const OURS = newId();
const THEIRS = newId();

beforeAll(async () => {
  await superuser.query('BEGIN');
  // Rows of any shape will do: checks, triggers and foreign keys are out of the way until the end.
  await superuser.query("SET LOCAL session_replication_role = 'replica'");
  for (const table of tables) {
    await dropChecks(table);
    await superuser.query(`GRANT ALL ON ${quote(table)} TO fiducia_app`);
    await insertRow(table, OURS);
    await insertRow(table, THEIRS);
  }
});

afterAll(async () => {
  await superuser.query('ROLLBACK');
  await superuser.end();
  await server.stop();
});

test('there are tables to look at', () => {
  expect(tables.length).toBeGreaterThanOrEqual(30);
});

describe.each(tables)('%s', (table) => {
  test('hides and keeps the other tenant’s row', async () => {
    expect(await probe(table)).toEqual([]);
  });

  test('fails the probes once its policy shows everything', async () => {
    await inSavepoint(async () => {
      await superuser.query(`ALTER POLICY tenant_isolation ON ${quote(table)} USING (true)`);
      expect(await probe(table)).toContain('sees');
    });
  });

  test('fails the probes once its policy accepts everything', async () => {
    await inSavepoint(async () => {
      await superuser.query(`ALTER POLICY tenant_isolation ON ${quote(table)} WITH CHECK (true)`);
      expect(await probe(table)).toContain('inserts');
    });
  });
});

/** As the application, for our tenant: what can be done to the other one's rows. */
async function probe(table: string): Promise<readonly string[]> {
  const found: string[] = [];
  const name = quote(table);
  await inSavepoint(async () => {
    await superuser.query('SET LOCAL ROLE fiducia_app');
    await superuser.query("SELECT set_config('app.tenant_id', $1, true)", [OURS]);
    const theirs = `FROM ${name} WHERE tenant_id = $1`;
    const own = await superuser.query(`SELECT 1 FROM ${name}`);
    if ((await superuser.query(`SELECT 1 ${theirs}`, [THEIRS])).rowCount !== 0) found.push('sees');
    else if (own.rowCount !== 1) found.push('does not see its own');
    await inSavepoint(async () => {
      const deleted = await superuser.query(`DELETE ${theirs}`, [THEIRS]);
      if (deleted.rowCount !== 0) found.push('deletes');
    });
    await inSavepoint(async () => {
      const moved = await superuser
        .query(`UPDATE ${name} SET tenant_id = $1`, [THEIRS])
        .catch(() => null);
      if (moved !== null && moved.rowCount !== 0) found.push('gives away');
    });
    await inSavepoint(async () => {
      // A third tenant's, so that no key of the rows above refuses it: only the policy can.
      const inserted = await insertRow(table, newId()).catch((error: unknown) => String(error));
      if (inserted === undefined) found.push('inserts');
      else expect(inserted).toMatch(/row-level security/);
    });
  });
  return found;
}

async function inSavepoint(work: () => Promise<void>): Promise<void> {
  const name = `probe_${newId().replaceAll('-', '')}`;
  await superuser.query(`SAVEPOINT ${name}`);
  try {
    await work();
  } finally {
    await superuser.query(`ROLLBACK TO SAVEPOINT ${name}`);
  }
}

async function dropChecks(table: string): Promise<void> {
  const checks = await superuser.query<{ conname: string }>(
    "SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'",
    [table],
  );
  for (const { conname } of checks.rows) {
    await superuser.query(`ALTER TABLE ${quote(table)} DROP CONSTRAINT ${quote(conname)}`);
  }
}

/** A row with something in every column, different each time. */
async function insertRow(table: string, tenantId: string): Promise<undefined> {
  const columns = await superuser.query<{ attname: string; type: string }>(
    `SELECT attname, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const values = columns.rows.map(({ attname, type }) =>
    attname === 'tenant_id' ? tenantId : someValue(type),
  );
  const names = columns.rows.map(({ attname }) => quote(attname)).join(', ');
  const parameters = values.map((_value, index) => `$${index + 1}`).join(', ');
  await superuser.query(`INSERT INTO ${quote(table)} (${names}) VALUES (${parameters})`, values);
  return undefined;
}

let counter = 1;

function someValue(type: string): unknown {
  counter += 1;
  if (type.endsWith('[]')) return '{}';
  switch (type) {
    case 'uuid':
      return newId();
    case 'text':
      return `text ${counter}`;
    case 'bigint':
    case 'integer':
    case 'numeric':
    case 'double precision':
      return counter;
    case 'timestamp with time zone':
      return new Date(counter * 1000);
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.from(String(counter));
    case 'boolean':
      return true;
    case 'inet':
      return '192.0.2.1';
    default:
      throw new Error(`Teach this test a value of type ${type}`);
  }
}

function quote(name: string): string {
  return pg.escapeIdentifier(name);
}
