/** Reads an account's journal in order. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { AccountKey } from '../projections/projection.js';
import type { JournalEntry } from './journal-entry.js';

export interface StoredEntry {
  readonly seq: number;
  readonly run: number;
  readonly text: string;
  /** Hex. */
  readonly hash: string;
}

export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** A page of a restart's tail or of a check: bounded memory for a journal of any length. */
export const JOURNAL_PAGE = 2_000;

const AFTER = `
  select seq, run, entry, encode(hash, 'hex') as hash from journal_entry
  where tenant_id = $1 and account_id = $2 and seq > $3
  order by seq limit $4`;

const HEAD = `
  select seq, encode(hash, 'hex') as hash from journal_entry
  where tenant_id = $1 and account_id = $2 order by seq desc limit 1`;

export async function readEntriesAfter(
  tx: TenantTransaction,
  account: AccountKey,
  seq: number,
  limit = JOURNAL_PAGE,
): Promise<readonly StoredEntry[]> {
  const { rows } = await tx.query<{ seq: string; run: number; entry: string; hash: string }>(
    AFTER,
    [account.tenantId, account.accountId, seq, limit],
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    run: row.run,
    text: row.entry,
    hash: row.hash,
  }));
}

/** Null for an account that has not begun. */
export async function readJournalHead(
  tx: TenantTransaction,
  account: AccountKey,
): Promise<JournalHead | null> {
  const { rows } = await tx.query<{ seq: string; hash: string }>(HEAD, [
    account.tenantId,
    account.accountId,
  ]);
  const row = rows[0];
  return row === undefined ? null : { seq: Number(row.seq), hash: row.hash };
}

/** The text is ours and its hash was checked: it has the shape that we wrote. */
export function parseEntry(entry: StoredEntry): JournalEntry {
  return JSON.parse(entry.text) as JournalEntry;
}
