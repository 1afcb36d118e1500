/** Appends entries to an account's journal, only under the epoch that owns the account. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { KernelInput } from '../kernel/inputs.js';
import type { AccountKey } from '../projections/projection.js';

export interface AppendedEntry {
  readonly seq: number;
  readonly run: number;
  readonly input: KernelInput;
  /** Canonical JSON of the entry. */
  readonly text: string;
  /** Hex. */
  readonly hash: string;
}

/** Another worker owns the account now: what was computed here is void. */
export class StaleEpochError extends Error {
  override readonly name = 'StaleEpochError';
}

/**
 * The lease row is held FOR SHARE until the commit, so nobody can take the account over between
 * this check and the end of the transaction; a newer epoch makes the statement insert nothing.
 */
const APPEND = `
  with mine as (
    select 1 from account_lease
    where tenant_id = $1 and account_id = $2 and epoch = $3
    for share
  )
  insert into journal_entry (tenant_id, account_id, epoch, seq, run, at, input_type, entry, hash)
  select $1, $2, $3, e.*
  from mine, unnest($4::bigint[], $5::int[], $6::timestamptz[], $7::text[], $8::text[], $9::bytea[])
    as e (seq, run, at, input_type, entry, hash)`;

/** The same check for a transaction that changes the account's rows without a journal entry. */
const HOLD = `
  select 1 from account_lease
  where tenant_id = $1 and account_id = $2 and epoch = $3
  for share`;

/** Rejects with `StaleEpochError`; the transaction must then be rolled back. */
export async function appendEntries(
  tx: TenantTransaction,
  account: AccountKey,
  epoch: bigint,
  entries: readonly AppendedEntry[],
): Promise<void> {
  if (entries.length === 0) return holdLease(tx, account, epoch);
  const result = await tx.prepared(APPEND, [
    account.tenantId,
    account.accountId,
    epoch.toString(),
    entries.map((entry) => entry.seq),
    entries.map((entry) => entry.run),
    entries.map((entry) => new Date(entry.input.at)),
    entries.map((entry) => entry.input.type),
    entries.map((entry) => entry.text),
    entries.map((entry) => Buffer.from(entry.hash, 'hex')),
  ]);
  if (result.rowCount !== entries.length) throw staleEpoch(account, epoch);
}

async function holdLease(tx: TenantTransaction, account: AccountKey, epoch: bigint): Promise<void> {
  const { tenantId, accountId } = account;
  const held = await tx.prepared(HOLD, [tenantId, accountId, epoch.toString()]);
  if (held.rowCount === 0) throw staleEpoch(account, epoch);
}

function staleEpoch({ accountId }: AccountKey, epoch: bigint): StaleEpochError {
  return new StaleEpochError(`Account ${accountId} has a newer epoch than ${epoch}`);
}
