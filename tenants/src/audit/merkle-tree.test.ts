import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { publishedVectors } from '../testing/published-vectors.js';
import { hashLeaf } from './audit-leaf.js';
import { appendLeaves, EMPTY_FRONTIER, rootOf } from './frontier.js';
import { consistencyProof, inclusionProof, merkleRoot } from './merkle-tree.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

interface MerkleVectors {
  readonly leaves_hex: readonly string[];
  readonly root_hex_by_size: readonly string[];
}

const vectors = publishedVectors<MerkleVectors>('crypto_vectors', 'merkle_rfc6962_roots.json');

/** Large enough for every shape of tree up to four levels and some beyond. */
const MAX_SIZE = 70;
const leaves = Array.from({ length: MAX_SIZE }, (_value, index) => hashLeaf(Buffer.from([index])));

describe('roots', () => {
  test.skipIf(!vectors.found)(`are those of RFC 6962’s reference leaves${vectors.note}`, () => {
    const { leaves_hex, root_hex_by_size } = vectors.read();
    const hashes = leaves_hex.map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
    const roots = root_hex_by_size.map((_root, size) =>
      merkleRoot(hashes.slice(0, size)).toString('hex'),
    );
    expect(roots).toEqual(root_hex_by_size);
  });

  test('of nothing and of one empty leaf are known', () => {
    expect(merkleRoot([]).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(merkleRoot([hashLeaf(Buffer.alloc(0))]).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  test('are the same when leaves are appended in batches of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (batches) => {
        let frontier = EMPTY_FRONTIER;
        for (const batch of batches) {
          const from = Number(frontier.size);
          frontier = appendLeaves(frontier, leaves.slice(from, from + batch));
        }
        const all = leaves.slice(0, Number(frontier.size));
        expect(Buffer.from(rootOf(frontier))).toEqual(merkleRoot(all));
      }),
    );
  });
});

describe('inclusion proofs', () => {
  test('hold for every leaf of every tree', () => {
    for (let size = 1; size <= MAX_SIZE; size += 1) {
      const tree = leaves.slice(0, size);
      const root = merkleRoot(tree);
      for (const [index, leafHash] of tree.entries()) {
        const proof = inclusionProof(tree, index);
        expect(verifyInclusion({ leafHash, index, treeSize: size, root, proof })).toBe(true);
      }
    }
  });

  test('fail for another place, another leaf, another size, or a changed proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: MAX_SIZE }), fc.nat(), fc.nat(), (size, at, bit) => {
        const tree = leaves.slice(0, size);
        const index = at % size;
        const root = merkleRoot(tree);
        const proof = inclusionProof(tree, index);
        const leafHash = tree[index] ?? Buffer.alloc(0);
        const claim = { leafHash, index, treeSize: size, root, proof };
        const otherLeaf = tree[(index + 1) % size] ?? Buffer.alloc(0);
        expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: otherLeaf })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
        expect(verifyInclusion({ ...claim, index: size })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: flipBit(proof, bit) })).toBe(false);
      }),
    );
  });
});

describe('consistency proofs', () => {
  test('hold between every two sizes', () => {
    for (let newSize = 0; newSize <= MAX_SIZE; newSize += 1) {
      const tree = leaves.slice(0, newSize);
      const newRoot = merkleRoot(tree);
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const oldRoot = merkleRoot(leaves.slice(0, oldSize));
        const proof = consistencyProof(tree, oldSize);
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof })).toBe(true);
      }
    }
  });

  test('fail when an old leaf was changed, dropped or moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: MAX_SIZE }), fc.nat(), fc.nat(), (newSize, o, at) => {
        const oldSize = 1 + (o % (newSize - 1));
        const tree = leaves.slice(0, newSize);
        const oldRoot = merkleRoot(tree.slice(0, oldSize));
        const changed = tree.with(at % oldSize, hashLeaf(Buffer.from('changed')));
        const dropped = [...tree.toSpliced(at % oldSize, 1), hashLeaf(Buffer.from('one more'))];
        for (const forged of [changed, dropped]) {
          const newRoot = merkleRoot(forged);
          const proof = consistencyProof(forged, oldSize);
          expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof })).toBe(false);
        }
      }),
    );
  });

  test('fail when anything of them was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: MAX_SIZE }), fc.nat(), fc.nat(), (newSize, o, bit) => {
        const oldSize = 1 + (o % (newSize - 1));
        const tree = leaves.slice(0, newSize);
        const proof = consistencyProof(tree, oldSize);
        const claim = {
          oldSize,
          newSize,
          oldRoot: merkleRoot(tree.slice(0, oldSize)),
          newRoot: merkleRoot(tree),
        };
        expect(verifyConsistency({ ...claim, proof: flipBit(proof, bit) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
      }),
    );
  });

  test('cannot be asked for a tree that is larger than the new one', () => {
    expect(() => consistencyProof(leaves, MAX_SIZE + 1)).toThrow(/larger/);
  });
});

function flipBit(proof: readonly Buffer[], bit: number): readonly Buffer[] {
  const bytes = Buffer.concat(proof);
  const at = bit % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return proof.map((hash, index) => bytes.subarray(index * 32, index * 32 + hash.length));
}
