/** Who hashes the whole blocks of a journal: the chain itself, or a thread beside it. */
import { hash } from 'node:crypto';

/** Bytes of a SHA-256. */
export const HASH_BYTES = 32;

export interface BlockHasher {
  /** A chain begins behind this hash; what an earlier one began is over. */
  begin(before: Uint8Array): BlockHashes;
}

export interface BlockHashes {
  /** The next block: room for the hash before it, which is written there, then its texts. */
  push(block: Uint8Array): void;
  /** Hash of the last block, or what the chain began behind. */
  last(): Uint8Array;
}

/** Of a block whose room is filled with `before`. */
export function hashBlock(block: Uint8Array, before: Uint8Array): Uint8Array {
  block.set(before);
  return hash('sha256', block, 'buffer');
}

/** Hashes at once, where it is called. */
export const HERE: BlockHasher = {
  begin(before) {
    let last = before;
    return {
      push(block) {
        last = hashBlock(block, last);
      },
      last: () => last,
    };
  },
};
