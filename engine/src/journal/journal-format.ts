/** The journal's format: what its entries' texts and hashes are made of. See docs/audit-format.md. */

/**
 * 1: each hash covered the hash before it and one entry. 2: the entries of a block under the hash of
 * the block before. A reader refuses every other format than this one.
 */
export const JOURNAL_FORMAT = 2;

/**
 * Entries of one block: 1…64, 65…128 and so on. A writer that keeps no hash for each entry hashes a
 * whole block at once; a reader that goes on behind an entry reads at most 63 before it.
 */
export const ENTRIES_PER_BLOCK = 64;

/** The last entry at or before `seq` that ends a block; 0 is the journal's beginning. */
export function lastBlockEnd(seq: number): number {
  return seq - (seq % ENTRIES_PER_BLOCK);
}
