/** Snapshots of the kernel: a cache of the journal's fold, so that a restart reads only a tail. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { JsonValue } from '../domain/json.js';
import type { AccountKey } from '../projections/projection.js';

export interface AccountSnapshot {
  readonly seq: number;
  /** Hex: the journal's hash at `seq`. */
  readonly hash: string;
  readonly state: JsonValue;
}

/** Bounds the tail that a restart replays: some milliseconds of work. */
export const ENTRIES_PER_SNAPSHOT = 500;

const INSERT = `
  insert into account_snapshot (tenant_id, account_id, seq, hash, state)
  values ($1, $2, $3, $4, $5)`;

/** The one before stays, should the newest prove unreadable. */
const DELETE_OLD = `
  delete from account_snapshot s
  where s.tenant_id = $1 and s.account_id = $2 and s.seq < (
    select max(o.seq) from account_snapshot o
    where o.tenant_id = $1 and o.account_id = $2 and o.seq < $3)`;

const LATEST = `
  select seq, encode(hash, 'hex') as hash, state from account_snapshot
  where tenant_id = $1 and account_id = $2 order by seq desc limit 1`;

export function writeSnapshot(
  tx: TenantTransaction,
  account: AccountKey,
  snapshot: AccountSnapshot,
): readonly Promise<unknown>[] {
  const { tenantId, accountId } = account;
  const state = JSON.stringify(snapshot.state);
  const hash = Buffer.from(snapshot.hash, 'hex');
  return [
    tx.query(INSERT, [tenantId, accountId, snapshot.seq, hash, state]),
    tx.query(DELETE_OLD, [tenantId, accountId, snapshot.seq]),
  ];
}

export async function readSnapshot(
  tx: TenantTransaction,
  account: AccountKey,
): Promise<AccountSnapshot | null> {
  const result = await tx.query<{ seq: string; hash: string; state: string }>(LATEST, [
    account.tenantId,
    account.accountId,
  ]);
  const row = result.rows[0];
  if (row === undefined) return null;
  return { seq: Number(row.seq), hash: row.hash, state: JSON.parse(row.state) as JsonValue };
}
