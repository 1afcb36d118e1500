/** The gate for every migration of every package: no table may escape the tenant policies. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { catalogueProblems } from '../testing/catalogue-problems.js';
import { startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { GLOBAL_UNIQUE_INDEXES, SHARED_TABLES } from './catalogue-exceptions.js';

let server: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  server = await startTestDatabase();
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await server.stop();
});

test('every table, key, function and role keeps tenants apart', async () => {
  expect(await catalogueProblems(superuser)).toEqual([]);
});

test('it has looked at the tables of both packages', async () => {
  const result = await superuser.query<{ n: string }>(
    "SELECT count(*) AS n FROM pg_policy WHERE polname = 'tenant_isolation'",
  );
  expect(Number(result.rows[0]?.n)).toBeGreaterThanOrEqual(30);
});

test('every exception says why', () => {
  for (const { name, reason } of [...SHARED_TABLES, ...GLOBAL_UNIQUE_INDEXES]) {
    expect(reason.length, name).toBeGreaterThan(20);
  }
});

/** Each of these mistakes, made in a transaction that is rolled back, must be found. */
const mistakes: readonly (readonly [string, string])[] = [
  ['a tenant table without policies', 'CREATE TABLE leak (tenant_id uuid, id uuid)'],
  ['a table of nobody', 'CREATE TABLE leak (id uuid)'],
  ['policies not forced on the owner', 'ALTER TABLE client NO FORCE ROW LEVEL SECURITY'],
  ['policies switched off', 'ALTER TABLE client DISABLE ROW LEVEL SECURITY'],
  ['a dropped policy', 'DROP POLICY tenant_isolation ON client'],
  ['a second, wider policy', 'CREATE POLICY wide ON client USING (true)'],
  [
    'a wider policy for the directory role on a table that it does not need',
    'CREATE POLICY wide ON client TO fiducia_directory USING (true)',
  ],
  ['a policy that lets rows in', 'ALTER POLICY tenant_isolation ON client WITH CHECK (true)'],
  ['a policy that lets rows out', 'ALTER POLICY tenant_isolation ON client USING (true)'],
  ['a policy for some roles only', 'ALTER POLICY tenant_isolation ON client TO fiducia_owner'],
  ['a key that tells of others', 'CREATE UNIQUE INDEX ON client (reference)'],
  ['a key over an expression', 'CREATE UNIQUE INDEX ON client (lower(reference))'],
  [
    'a listed key that no longer needs to be listed',
    `ALTER TABLE tenant_host DROP CONSTRAINT tenant_host_host_key;
     CREATE UNIQUE INDEX tenant_host_host_key ON tenant_host (tenant_id, host)`,
  ],
  [
    'a listed shared table that has become a tenant’s',
    "ALTER TABLE bar ADD COLUMN tenant_id uuid; CALL protect_tenant_table('bar')",
  ],
  [
    'a foreign key that ignores the tenant',
    `CREATE UNIQUE INDEX client_id_key ON client (id);
     CREATE TABLE leak (tenant_id uuid, client_id uuid REFERENCES client (id))`,
  ],
  [
    'a foreign key from a shared table',
    'ALTER TABLE bar ADD COLUMN owner_id uuid REFERENCES tenant (tenant_id)',
  ],
  ['a materialised view', 'CREATE MATERIALIZED VIEW leak AS SELECT * FROM client'],
  ['a view with the rights of its owner', 'CREATE VIEW leak AS SELECT * FROM client'],
  ['a sequence that counts everybody', 'CREATE SEQUENCE leak'],
  ['a table of the application role', 'ALTER TABLE client OWNER TO fiducia_app'],
  ['leave to empty a table', 'GRANT TRUNCATE ON client TO fiducia_app'],
  ['leave to refer to a table', 'GRANT REFERENCES ON client TO fiducia_app'],
  ['leave to pass on', 'GRANT SELECT ON client TO fiducia_app WITH GRANT OPTION'],
  ['a grant to everybody', 'GRANT SELECT ON client TO PUBLIC'],
  ['the register of migrations opened', 'GRANT SELECT ON schema_migration TO fiducia_app'],
  ['a role above the policies', 'ALTER ROLE fiducia_app BYPASSRLS'],
  ['a superuser', 'ALTER ROLE fiducia_app SUPERUSER'],
  ['a directory role that may sign in', 'ALTER ROLE fiducia_directory LOGIN'],
  ['membership in the directory role', 'GRANT fiducia_directory TO fiducia_app'],
  ['leave to create tables', 'GRANT CREATE ON SCHEMA public TO fiducia_app'],
  ['one more column for the directory', 'GRANT SELECT (logo_svg) ON tenant TO fiducia_directory'],
  ['a whole table for the directory', 'GRANT SELECT ON tenant TO fiducia_directory'],
  ['one column less for the directory', 'REVOKE SELECT (slug) ON tenant FROM fiducia_directory'],
  [
    'a function with the rights of its owner',
    "CREATE FUNCTION leak() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
  ],
  [
    'a directory function whose search path is open',
    'ALTER FUNCTION directory.find_sign_in(text) RESET search_path',
  ],
  [
    'a directory function of another owner',
    'ALTER FUNCTION directory.find_sign_in(text) OWNER TO fiducia_owner',
  ],
  [
    'a directory function that is not listed',
    "CREATE FUNCTION directory.leak() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  ],
  ['a listed function that is gone', 'DROP FUNCTION directory.find_sign_in(text)'],
  [
    'a function for everybody',
    "CREATE FUNCTION leak() RETURNS int LANGUAGE sql AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION leak() TO PUBLIC",
  ],
];

describe('finds', () => {
  test.each(mistakes)('%s', async (_name, ddl) => {
    await superuser.query('BEGIN');
    try {
      await superuser.query(ddl);
      expect(await catalogueProblems(superuser)).not.toEqual([]);
    } finally {
      await superuser.query('ROLLBACK');
    }
  });
});
