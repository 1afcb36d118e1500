/** The Merkle tree of RFC 6962, section 2.1, over leaf hashes: roots, proofs and their checks. */
import { createHash } from 'node:crypto';

/** Without different prefixes an inner node could be shown as a leaf (RFC 6962, section 2.1). */
const NODE_PREFIX = Buffer.from([1]);

export type Hash = Uint8Array;

export function hashNode(left: Hash, right: Hash): Buffer {
  return createHash('sha256').update(NODE_PREFIX).update(left).update(right).digest();
}

/** Of an empty tree: the hash of nothing. */
export function merkleRoot(leaves: readonly Hash[]): Buffer {
  return rootOfRange(leaves, 0, leaves.length);
}

/** The siblings on the way from the leaf to the root, lowest first. */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Buffer[] {
  assertIndex(index, leaves.length);
  return pathTo(leaves, index, 0, leaves.length);
}

/** Proves that the tree of the first `oldSize` leaves is the beginning of the whole one. */
export function consistencyProof(leaves: readonly Hash[], oldSize: number): readonly Buffer[] {
  if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > leaves.length) {
    throw new Error('The older tree cannot be larger than the newer one');
  }
  if (oldSize === 0 || oldSize === leaves.length) return [];
  return subProof(leaves, oldSize, { from: 0, to: leaves.length }, true);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rootOfRange(leaves: readonly Hash[], from: number, to: number): Buffer {
  if (to === from) return createHash('sha256').digest();
  if (to === from + 1) return Buffer.from(leafAt(leaves, from));
  const middle = from + splitPoint(to - from);
  return hashNode(rootOfRange(leaves, from, middle), rootOfRange(leaves, middle, to));
}

function pathTo(leaves: readonly Hash[], index: number, from: number, to: number): Buffer[] {
  if (to === from + 1) return [];
  const middle = from + splitPoint(to - from);
  return index < middle
    ? [...pathTo(leaves, index, from, middle), rootOfRange(leaves, middle, to)]
    : [...pathTo(leaves, index, middle, to), rootOfRange(leaves, from, middle)];
}

/** SUBPROOF of RFC 6962, section 2.1.2; `complete` as there: the old root is known to the reader. */
function subProof(
  leaves: readonly Hash[],
  oldSize: number,
  { from, to }: Range,
  complete: boolean,
): Buffer[] {
  if (oldSize === to - from) return complete ? [] : [rootOfRange(leaves, from, to)];
  const split = splitPoint(to - from);
  const middle = from + split;
  if (oldSize <= split) {
    const left = subProof(leaves, oldSize, { from, to: middle }, complete);
    return [...left, rootOfRange(leaves, middle, to)];
  }
  const right = subProof(leaves, oldSize - split, { from: middle, to }, false);
  return [...right, rootOfRange(leaves, from, middle)];
}

/** The largest power of two below `size`. */
function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function leafAt(leaves: readonly Hash[], index: number): Hash {
  const leaf = leaves[index];
  if (leaf === undefined) throw new Error(`There is no leaf ${index}`);
  return leaf;
}

function assertIndex(index: number, size: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    throw new Error(`Leaf ${index} is not in a tree of ${size}`);
  }
}
