/**
 * What the application role can do to another tenant's rows, tried through the product's own port.
 *
 * The probes look at rows alone, never at the text of a policy: that is what lets them tell a policy
 * that holds from one that only looks right.
 */
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { Database } from '../database/open-database.js';
import type { QueryResult } from '../database/transaction.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import type { columnsOf } from './synthetic-rows.js';
import { insertion, quote } from './synthetic-rows.js';

export interface ProbedTable {
  readonly name: string;
  readonly columns: Awaited<ReturnType<typeof columnsOf>>;
}

export interface ProbeParties {
  readonly db: Database;
  readonly ours: TenantId;
  readonly theirs: TenantId;
  /** Stands in the other tenant's texts. */
  readonly theirCanary: string;
}

/** Ends a transaction of a probe without keeping what it did. */
class Undo extends Error {}

type Attempt =
  { readonly rows: readonly unknown[]; readonly count: number } | { readonly error: string };

/** Everything by which the table fails its tenants; empty when the policy does its work. */
export async function probeTable(
  parties: ProbeParties,
  table: ProbedTable,
): Promise<readonly string[]> {
  const ctx = systemContext(parties.ours, 'probe');
  const found: string[] = [];
  const name = quote(table.name);
  const reads: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['sees', `SELECT * FROM ${name}`, []],
    ['sees by name', `SELECT * FROM ${name} WHERE tenant_id = $1`, [parties.theirs]],
    ['counts', `SELECT count(*)::int AS rows FROM ${name} WHERE tenant_id <> $1`, [parties.ours]],
    ['joins', `SELECT b.* FROM ${name} a JOIN ${name} b ON b.tenant_id <> a.tenant_id LIMIT 5`, []],
  ];
  for (const [what, sql, values] of reads) {
    const seen = await attempt(parties.db, ctx, sql, values);
    if (revealsOther(seen, parties)) found.push(what);
    if (what === 'sees' && !('error' in seen) && !hasOwn(seen.rows, parties.ours)) {
      found.push('does not see its own');
    }
  }
  return [...found, ...(await probeWrites(parties, ctx, table))];
}

async function probeWrites(
  parties: ProbeParties,
  ctx: TenantContext,
  { name, columns }: ProbedTable,
): Promise<readonly string[]> {
  const found: string[] = [];
  const table = quote(name);
  const deleted = await attempt(parties.db, ctx, `DELETE FROM ${table} WHERE tenant_id = $1`, [
    parties.theirs,
  ]);
  // A trigger that refuses has met the row: the policy has let it through.
  if ('error' in deleted || deleted.count > 0) found.push('deletes');
  const given = await attempt(parties.db, ctx, `UPDATE ${table} SET tenant_id = $1`, [newId()]);
  if (!('error' in given) && given.count > 0) found.push('gives away');
  // A third tenant's, so that no key of the rows that are there refuses it: only the policy can.
  const row = { tenantId: newId(), canary: 'probe' };
  const filed = await attempt(parties.db, ctx, ...insertion(name, columns, row));
  if (!('error' in filed) || !filed.error.includes('row-level security')) found.push('inserts');
  return found;
}

function revealsOther(seen: Attempt, parties: ProbeParties): boolean {
  if ('error' in seen) return false;
  const text = JSON.stringify(seen.rows);
  const counted = seen.rows.some((row) => {
    const { rows } = row as { rows?: unknown };
    return typeof rows === 'number' && rows > 0;
  });
  return counted || text.includes(parties.theirs) || text.includes(parties.theirCanary);
}

function hasOwn(rows: readonly unknown[], ours: TenantId): boolean {
  return rows.some((row) => (row as { tenant_id?: unknown }).tenant_id === ours);
}

async function attempt(
  db: Database,
  ctx: TenantContext,
  sql: string,
  values: readonly unknown[],
): Promise<Attempt> {
  let result: QueryResult<unknown> | null = null;
  try {
    await db.tenants.run(ctx, async (tx) => {
      result = await tx.query(sql, values);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return { error: error instanceof Error ? error.message : '' };
  }
  const { rows, rowCount } = result as unknown as QueryResult<unknown>;
  return { rows, count: rowCount };
}
