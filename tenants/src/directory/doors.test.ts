/** The directory functions are the only doors across tenants: what each may do, as the catalogue has it. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { DIRECTORY_ACCESS } from '../database/catalogue-exceptions.js';
import { recordFigures, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { DIRECTORY_FUNCTIONS } from './registry.js';

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

interface Door {
  readonly signature: string;
  readonly owner: string;
  readonly search_path: string | null;
  readonly may_execute: readonly string[];
}

test('each is registered, owned by the directory role, closed in its path and called by the application alone', async (context) => {
  const { rows } = await superuser.query<Door>(
    `SELECT p.oid::regprocedure::text AS signature, p.proowner::regrole::text AS owner,
       (SELECT setting FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%')
         AS search_path,
       ARRAY(SELECT CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END
             FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner ORDER BY 1) AS may_execute
     FROM pg_proc p WHERE p.prosecdef AND p.pronamespace <> 'pg_catalog'::regnamespace ORDER BY 1`,
  );
  recordFigures(context, 'directory', { directoryFunctions: rows.length });
  const registered = DIRECTORY_FUNCTIONS.map(({ signature }) => signature).toSorted();
  expect(rows.map(({ signature }) => signature).toSorted()).toEqual(registered);
  for (const { signature, ...door } of rows) {
    expect(door, signature).toEqual({
      owner: 'fiducia_directory',
      search_path: 'search_path=pg_catalog, pg_temp',
      may_execute: ['fiducia_app'],
    });
  }
});

test('the directory role reaches the listed columns and, of all other tables, nothing', async () => {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
       AND NOT a.attisdropped AND (
         has_column_privilege('fiducia_directory', c.oid, a.attnum, 'SELECT')
         OR has_column_privilege('fiducia_directory', c.oid, a.attnum, 'INSERT')
         OR has_column_privilege('fiducia_directory', c.oid, a.attnum, 'UPDATE'))`,
  );
  const listed = DIRECTORY_ACCESS.map(({ table }) => table);
  expect(rows.map(({ name }) => name).toSorted()).toEqual(listed.toSorted());
});

test('nobody signs in as the directory role, and no other role may look past a policy', async () => {
  const { rows } = await superuser.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'fiducia%'
       AND (rolsuper OR rolbypassrls OR (rolcanlogin AND rolname = 'fiducia_directory'))`,
  );
  expect(rows).toEqual([]);
});
