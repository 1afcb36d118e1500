/** Reads PostgreSQL's own catalogue and says in sentences what would let tenants see each other. */
import type pg from 'pg';

import {
  DIRECTORY_ACCESS,
  GLOBAL_UNIQUE_INDEXES,
  SHARED_TABLES,
} from '../database/catalogue-exceptions.js';
import { DIRECTORY_FUNCTIONS } from '../directory/registry.js';

/** As PostgreSQL prints the one policy expression back. */
export const TENANT_POLICY =
  "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

interface Check {
  /** Returns one column `problem`, a row for each. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Everything of ours, and nothing of PostgreSQL's. */
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'`;

const TABLES = `
  WITH tables AS (
    SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity, EXISTS (
      SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    ) AS has_tenant
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND ${OURS}
  )`;

const tables: readonly Check[] = [
  {
    sql: `${TABLES} SELECT name || ' has tenant_id without forced row-level security' AS problem
      FROM tables WHERE has_tenant AND NOT (relrowsecurity AND relforcerowsecurity)`,
    values: [],
  },
  {
    sql: `${TABLES} SELECT name || ' has no tenant_id and is not a listed shared table' AS problem
      FROM tables WHERE NOT has_tenant AND name <> ALL ($1::text[])`,
    values: [SHARED_TABLES.map((table) => table.name)],
  },
  {
    sql: `${TABLES} SELECT listed || ' is listed as shared and is no such table' AS problem
      FROM unnest($1::text[]) AS listed
      WHERE listed NOT IN (SELECT name FROM tables WHERE NOT has_tenant)`,
    values: [SHARED_TABLES.map((table) => table.name)],
  },
];

const policies: readonly Check[] = [
  {
    sql: `${TABLES} SELECT name || ' lacks the tenant policy for every command' AS problem
      FROM tables t WHERE has_tenant AND NOT EXISTS (
        SELECT 1 FROM pg_policy p
        WHERE p.polrelid = t.oid AND p.polname = 'tenant_isolation' AND p.polcmd = '*'
          AND p.polroles = '{0}' AND pg_get_expr(p.polqual, p.polrelid) = $1
          AND pg_get_expr(p.polwithcheck, p.polrelid) = $1)`,
    values: [TENANT_POLICY],
  },
  {
    // Policies are alternatives: one more that is wider undoes the first.
    sql: `SELECT p.polname || ' on ' || p.polrelid::regclass || ' widens the tenant policy' AS problem
      FROM pg_policy p
      WHERE p.polname <> 'tenant_isolation' AND (
        p.polroles <> ARRAY[(SELECT oid FROM pg_roles WHERE rolname = 'fiducia_directory')]
        OR p.polrelid::regclass::text <> ALL ($1::text[]))`,
    values: [DIRECTORY_ACCESS.map((access) => access.table)],
  },
];

const keys: readonly Check[] = [
  {
    sql: `${TABLES} SELECT i.indexrelid::regclass || ' does not begin with tenant_id' AS problem
      FROM pg_index i JOIN tables t ON t.oid = i.indrelid
      JOIN pg_class c ON c.oid = i.indexrelid
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
      WHERE t.has_tenant AND i.indisunique AND a.attname IS DISTINCT FROM 'tenant_id'
        AND c.relname <> ALL ($1::text[])`,
    values: [GLOBAL_UNIQUE_INDEXES.map((index) => index.name)],
  },
  {
    // A listed index that is gone, or that begins with the tenant by now, needs no exception.
    sql: `SELECT listed || ' is listed as unique for all tenants and is not' AS problem
      FROM unnest($1::text[]) AS listed
      WHERE NOT EXISTS (
        SELECT 1 FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE c.relname = listed AND i.indisunique AND a.attname IS DISTINCT FROM 'tenant_id')`,
    values: [GLOBAL_UNIQUE_INDEXES.map((index) => index.name)],
  },
  {
    // Foreign keys are checked behind the policies, so the tenant must be part of them.
    sql: `${TABLES} SELECT k.conname || ' on ' || child.name || ' can reach another tenant' AS problem
      FROM pg_constraint k JOIN tables child ON child.oid = k.conrelid
      JOIN tables parent ON parent.oid = k.confrelid
      JOIN pg_attribute c ON c.attrelid = child.oid AND c.attnum = k.conkey[1]
      JOIN pg_attribute p ON p.attrelid = parent.oid AND p.attnum = k.confkey[1]
      WHERE k.contype = 'f' AND parent.has_tenant
        AND NOT (c.attname = 'tenant_id' AND p.attname = 'tenant_id')`,
    values: [],
  },
];

const otherRelations: readonly Check[] = [
  {
    // A materialised view holds every tenant's rows; an owner's view reads with the owner's rights.
    sql: `SELECT c.relname || ' is a kind of relation that policies do not protect' AS problem
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OURS} AND (c.relkind IN ('m', 'f', 'S') OR (c.relkind = 'v'
        AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))`,
    values: [],
  },
];

const roles: readonly Check[] = [
  {
    sql: `SELECT rolname || ' has rights that no policy holds back' AS problem FROM pg_roles
      WHERE rolname ~ '^fiducia_' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
        OR rolreplication OR (rolname = 'fiducia_directory' AND rolcanlogin))`,
    values: [],
  },
  {
    sql: `SELECT m.member::regrole || ' is a member of ' || m.roleid::regrole AS problem
      FROM pg_auth_members m
      WHERE m.member::regrole::text ~ '^fiducia_'
        AND NOT (m.member = 'fiducia_owner'::regrole AND m.roleid = 'fiducia_directory'::regrole)`,
    values: [],
  },
  {
    sql: `SELECT c.relname || ' belongs to ' || c.relowner::regrole AS problem
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OURS} AND c.relowner <> 'fiducia_owner'::regrole`,
    values: [],
  },
  {
    sql: `SELECT g.who || ' may ' || acl.privilege_type || ' on ' || c.relname AS problem
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        aclexplode(c.relacl) acl,
        LATERAL (SELECT CASE acl.grantee WHEN 0 THEN 'everybody'
          ELSE acl.grantee::regrole::text END) AS g (who)
      WHERE ${OURS} AND acl.grantee <> c.relowner AND NOT (g.who = 'fiducia_app'
        AND acl.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        AND NOT acl.is_grantable AND c.relname <> 'schema_migration')`,
    values: [],
  },
  {
    sql: `SELECT r.rolname || ' may create in schema ' || n.nspname AS problem
      FROM pg_namespace n, pg_roles r
      WHERE ${OURS} AND r.rolname = 'fiducia_app'
        AND has_schema_privilege(r.oid, n.oid, 'CREATE')`,
    values: [],
  },
  {
    sql: `SELECT 'fiducia_app may make temporary tables' AS problem
      WHERE has_database_privilege('fiducia_app', current_database(), 'TEMP, CREATE')`,
    values: [],
  },
];

const directory: readonly Check[] = [
  {
    sql: `SELECT p.oid::regprocedure || ' runs as its owner, and is not as the registry has it' AS problem
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${OURS} AND (p.prosecdef OR n.nspname = 'directory') AND NOT (
        p.oid::regprocedure::text = ANY ($1::text[]) AND p.prosecdef AND n.nspname = 'directory'
        AND p.proowner = 'fiducia_directory'::regrole
        AND coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false))`,
    values: [DIRECTORY_FUNCTIONS.map((fn) => fn.signature)],
  },
  {
    sql: `SELECT listed || ' is in the registry and not in the database' AS problem
      FROM unnest($1::text[]) AS listed WHERE to_regprocedure(listed) IS NULL`,
    values: [DIRECTORY_FUNCTIONS.map((fn) => fn.signature)],
  },
  {
    sql: `SELECT r.rolname || ' may execute ' || p.oid::regprocedure AS problem
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, pg_roles r
      WHERE ${OURS} AND r.rolname IN ('fiducia_app', 'fiducia_directory')
        AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
        AND NOT (n.nspname = 'directory' AND p.prosecdef)`,
    values: [],
  },
  {
    sql: `SELECT 'fiducia_app may not execute ' || p.oid::regprocedure AS problem
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'directory' AND NOT has_function_privilege('fiducia_app', p.oid, 'EXECUTE')`,
    values: [],
  },
  {
    sql: `
      WITH granted AS (
        SELECT c.relname AS tbl, lower(acl.privilege_type) AS privilege, a.attname AS col
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
        WHERE acl.grantee = 'fiducia_directory'::regrole
      ), listed AS (
        SELECT * FROM jsonb_to_recordset($1::jsonb) AS l (tbl text, privilege text, col text)
      )
      SELECT 'fiducia_directory may ' || privilege || ' ' || tbl || '.' || col AS problem
      FROM (SELECT * FROM granted EXCEPT SELECT * FROM listed) AS extra
      UNION ALL
      SELECT 'fiducia_directory is listed to ' || privilege || ' ' || tbl || '.' || col
      FROM (SELECT * FROM listed EXCEPT SELECT * FROM granted) AS missing`,
    values: [JSON.stringify(directoryColumns())],
  },
];

function directoryColumns() {
  return DIRECTORY_ACCESS.flatMap(({ table, select, update }) => [
    ...select.map((col) => ({ tbl: table, privilege: 'select', col })),
    ...update.map((col) => ({ tbl: table, privilege: 'update', col })),
  ]);
}

const CHECKS = [...tables, ...policies, ...keys, ...otherRelations, ...roles, ...directory];

/** An empty list is a pass. Needs a connection that may read the catalogue; any role may. */
export async function catalogueProblems(client: pg.ClientBase): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { sql, values } of CHECKS) {
    const result = await client.query<{ problem: string }>(sql, [...values]);
    problems.push(...result.rows.map((row) => row.problem));
  }
  return problems;
}
