/** Hashes that complete some known leaves to the root: the rest of the tree, as large as it goes. */
import { merkleRoot } from './merkle-tree.js';
import type { Hash } from './merkle-tree.js';

/**
 * Roots of the largest subtrees without a known leaf, from left to right. `isKnown` says for each
 * leaf whether the reader has it; for all of them nothing is needed.
 */
export function selectionProof(
  leaves: readonly Hash[],
  known: readonly number[],
): readonly Uint8Array[] {
  const proof: Uint8Array[] = [];
  let next = 0;
  const walk = (from: number, size: number): void => {
    while (next < known.length && (known[next] as number) < from) next += 1;
    const index = known[next];
    if (index === undefined || index >= from + size) {
      proof.push(merkleRoot(leaves.slice(from, from + size)));
      return;
    }
    if (size === 1) return;
    const split = largestPowerBelow(size);
    walk(from, split);
    walk(from + split, size - split);
  };
  if (leaves.length > 0) walk(0, leaves.length);
  return proof;
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
