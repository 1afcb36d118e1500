/** Every policy of the database, each spoiled in every way that would let tenants meet or lose rows. */

import type pg from 'pg';

import { quote } from './synthetic-rows.js';

export interface PolicyMutant {
  readonly policy: string;
  readonly table: string;
  /** What was done to it, as it is printed. */
  readonly change: string;
  readonly statement: string;
}

interface PolicyRow {
  readonly name: string;
  readonly table: string;
  readonly using: string | null;
  readonly check: string | null;
  readonly command: string;
  readonly for_everybody: boolean;
  readonly roles: string;
}

export interface Policy extends PolicyRow {
  readonly mutants: readonly PolicyMutant[];
  /** Makes it what it was, whether it was changed or dropped. */
  readonly restore: readonly string[];
}

export async function listPolicies(client: pg.ClientBase): Promise<readonly Policy[]> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT p.polname AS name, c.relname AS table, p.polroles = '{0}' AS for_everybody,
       pg_get_expr(p.polqual, p.polrelid) AS using,
       pg_get_expr(p.polwithcheck, p.polrelid) AS check,
       CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
         WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
       (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r::regrole::text) END, ', ')
        FROM unnest(p.polroles) AS r) AS roles
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid ORDER BY c.relname, p.polname`,
  );
  return rows.map((row) => ({ ...row, mutants: mutantsOf(row), restore: restoreOf(row) }));
}

/**
 * An expression that is `true` already is not replaced by itself; such a policy is for the directory
 * alone, so it is opened to everybody instead.
 */
function mutantsOf(row: PolicyRow): readonly PolicyMutant[] {
  const { name: policy, table } = row;
  const alter = (change: string): PolicyMutant => ({
    ...{ policy, table, change },
    statement: `ALTER POLICY ${quote(policy)} ON ${quote(table)} ${change}`,
  });
  const drop = `DROP POLICY ${quote(policy)} ON ${quote(table)}`;
  const mutants = [{ policy, table, change: 'dropped', statement: drop }];
  if (!row.for_everybody) mutants.push(alter('TO PUBLIC'));
  const widened = [
    ...(row.using !== null && row.using !== 'true' ? ['USING (true)'] : []),
    ...(row.check !== null && row.check !== 'true' ? ['WITH CHECK (true)'] : []),
  ];
  for (const change of widened) mutants.push(alter(change));
  if (widened.length > 1) mutants.push(alter(widened.join(' ')));
  return mutants;
}

function restoreOf(row: PolicyRow): readonly string[] {
  const on = `${quote(row.name)} ON ${quote(row.table)}`;
  const using = row.using === null ? '' : ` USING (${row.using})`;
  const check = row.check === null ? '' : ` WITH CHECK (${row.check})`;
  return [
    `DROP POLICY IF EXISTS ${on}`,
    `CREATE POLICY ${on} FOR ${row.command} TO ${row.roles}${using}${check}`,
  ];
}
