/** Replays the tail of a journal into a kernel: the same inputs must give the same events again. */
import type { TenantTransaction } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import type { HashChain } from '../journal/hash-chain.js';
import { journalEntryText } from '../journal/journal-entry.js';
import { JOURNAL_PAGE, parseEntry, readEntriesAfter } from '../journal/read-journal.js';
import type { StoredEntry } from '../journal/read-journal.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import type { MarketTimeline } from '../market-data/market-timeline.js';
import type { AccountKey } from '../projections/projection.js';

export interface Replay {
  readonly kernel: AccountKernel;
  /** Stands behind the entry whose state the kernel has. */
  readonly chain: HashChain;
  readonly timeline: MarketTimeline;
}

/** Returns the stamp of the last entry; null where there is none behind the chain's head. */
export async function replayTail(
  tx: TenantTransaction,
  key: AccountKey,
  replay: Replay,
): Promise<MarketTimeMs | null> {
  let lastAt: MarketTimeMs | null = null;
  for (;;) {
    const page = await readEntriesAfter(tx, key, replay.chain.seq);
    for (const entry of page) lastAt = replayEntry(entry, replay);
    if (page.length < JOURNAL_PAGE) return lastAt;
  }
}

/** The stored bytes are proven first, so that a difference after that is the kernel's alone. */
function replayEntry(entry: StoredEntry, { kernel, chain, timeline }: Replay): MarketTimeMs {
  assertThat(entry.seq === chain.seq + 1, `journal entry ${chain.seq + 1} is missing`);
  chain.append(entry.text);
  assertThat(
    chain.head === entry.hash,
    `journal entry ${entry.seq} is not the one that was written: its hash is that of another text`,
  );
  const { seq, input } = parseEntry(entry);
  const bars = input.type === 'BARS' ? timeline.resolve(input.at, input.bars) : undefined;
  const text = journalEntryText({ seq, input, events: kernel.apply(input, bars) });
  assertThat(text === entry.text, otherEvents(entry.seq, kernel.view.kernelVersion));
  return input.at;
}

/**
 * Nothing is traded on a state that the journal does not tell. What strategies remember is not among
 * the events, so a state cannot be put together from recorded events alone.
 */
function otherEvents(seq: number, writtenBy: string): string {
  const what = `journal entry ${seq} gives other events than when it was written`;
  if (writtenBy === KERNEL_VERSION) {
    return `${what}, although by the same kernel ${KERNEL_VERSION}: check the program and its strategies`;
  }
  return (
    `${what}: kernel ${writtenBy} wrote it, this is kernel ${KERNEL_VERSION}. Start the program ` +
    `with kernel ${writtenBy} once more and stop it cleanly, which leaves a snapshot; then start this one`
  );
}
