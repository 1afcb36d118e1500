/** Takes a journal's hash chain up again behind any of its entries, and refuses foreign formats. */
import type { TenantTransaction } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import type { AccountKey } from '../projections/projection.js';
import { GENESIS_HASH, HashChain } from './hash-chain.js';
import { JOURNAL_FORMAT, lastBlockEnd } from './journal-format.js';
import { parseEntry, readEntriesAfter } from './read-journal.js';
import type { JournalHead } from './read-journal.js';

/** Reads what the block of `head` holds up to it: at most a block of entries. */
export async function resumeChain(
  tx: TenantTransaction,
  account: AccountKey,
  head: JournalHead,
): Promise<HashChain> {
  const from = lastBlockEnd(head.seq);
  const entries = await readEntriesAfter(tx, account, from - 1, head.seq - from + 1);
  const before = from === 0 ? GENESIS_HASH : entries.find(({ seq }) => seq === from)?.hash;
  assertThat(before !== undefined, `journal entry ${from} is missing`);
  const chain = new HashChain({ seq: from, hash: before });
  for (const { seq, text } of entries) {
    if (seq === from) continue;
    assertThat(seq === chain.seq + 1, `journal entry ${chain.seq + 1} is missing`);
    chain.append(text);
  }
  assertThat(
    chain.seq === head.seq && chain.head === head.hash,
    `the snapshot of journal entry ${head.seq} does not stand on this journal`,
  );
  return chain;
}

/** A journal of another format would look like one that somebody changed: say what it is. */
export async function requireJournalFormat(
  tx: TenantTransaction,
  account: AccountKey,
): Promise<void> {
  const [first] = await readEntriesAfter(tx, account, 0, 1);
  if (first === undefined) return;
  const { input } = parseEntry(first);
  const format = input.type === 'ACCOUNT_OPENED' ? formatOf(input) : 1;
  assertThat(
    format === JOURNAL_FORMAT,
    `its journal is of format ${format}, and this program reads format ${JOURNAL_FORMAT} alone: ` +
      'run the account with the program that wrote it, or open it anew',
  );
}

/** The first format did not name itself. */
function formatOf(input: { readonly journalFormat?: number }): number {
  return input.journalFormat ?? 1;
}
