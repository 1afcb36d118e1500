/** The right edge of a Merkle tree: all that is needed to append leaves and to know the root. */
import { createHash } from 'node:crypto';

import { hashNode } from './merkle-tree.js';
import type { Hash } from './merkle-tree.js';

export interface Frontier {
  readonly size: bigint;
  /** Roots of the perfect subtrees that the size's binary digits stand for, largest first. */
  readonly roots: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0n, roots: [] };

export function appendLeaves(frontier: Frontier, leaves: readonly Hash[]): Frontier {
  const roots = [...frontier.roots];
  let size = frontier.size;
  for (const leaf of leaves) {
    let root = leaf;
    // Each 1 at the end of the size is a subtree that the new leaf completes.
    for (let digits = size; digits % 2n === 1n; digits /= 2n) {
      const left = roots.pop();
      if (left === undefined) throw new Error('The frontier does not fit its size');
      root = hashNode(left, root);
    }
    roots.push(root);
    size += 1n;
  }
  return { size, roots };
}

export function rootOf(frontier: Frontier): Hash {
  const [smallest, ...larger] = frontier.roots.toReversed();
  if (smallest === undefined) return createHash('sha256').digest();
  return larger.reduce((right, left) => hashNode(left, right), smallest);
}
