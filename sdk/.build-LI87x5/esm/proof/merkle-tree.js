/** The Merkle tree of RFC 6962, section 2.1: hashes, roots, and the checks of its proofs. */
import { concat, sameBytes, sha256 } from './bytes.js';
/** Different prefixes, or an inner node could be shown as a leaf. */
const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);
/** RFC 9162, section 2.1.1: SHA-256 of 0x00 and the entry. */
export function hashLeaf(leaf) {
    return sha256(concat(LEAF_PREFIX, leaf));
}
/** RFC 9162, section 2.1.1: SHA-256 of 0x01 and the two hashes below. */
export function hashNode(left, right) {
    return sha256(concat(NODE_PREFIX, left, right));
}
/** Of an empty tree: the hash of nothing. */
export function emptyRoot() {
    return sha256(new Uint8Array(0));
}
/** The largest power of two below `size`: where a tree of more than one leaf is split. */
export function splitPoint(size) {
    let power = 1;
    while (power * 2 < size)
        power *= 2;
    return power;
}
/** RFC 9162, section 2.1.3.2. */
export async function verifyInclusion(claim) {
    const { index, treeSize } = claim;
    if (!isSize(index) || !isSize(treeSize) || index >= treeSize)
        return false;
    let node = index;
    let last = treeSize - 1;
    let hash = claim.leafHash;
    for (const sibling of claim.proof) {
        if (last === 0)
            return false;
        if (node % 2 === 1 || node === last) {
            hash = await hashNode(sibling, hash);
            while (node % 2 === 0 && node !== 0)
                [node, last] = [half(node), half(last)];
        }
        else {
            hash = await hashNode(hash, sibling);
        }
        [node, last] = [half(node), half(last)];
    }
    return last === 0 && sameBytes(hash, claim.root);
}
/** RFC 9162, section 2.1.4.2. */
export async function verifyConsistency(claim) {
    const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
    if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize)
        return false;
    if (oldSize === newSize)
        return proof.length === 0 && sameBytes(oldRoot, newRoot);
    // Every log begins with nothing, so there is nothing to prove.
    if (oldSize === 0)
        return proof.length === 0;
    return climb(claim);
}
/** Climbs from the old tree's edge, rebuilding both roots on the way. */
async function climb(claim) {
    const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
    const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
    if (first === undefined)
        return false;
    let node = oldSize - 1;
    let last = newSize - 1;
    while (node % 2 === 1)
        [node, last] = [half(node), half(last)];
    let oldHash = first;
    let newHash = first;
    for (const sibling of rest) {
        if (last === 0)
            return false;
        if (node % 2 === 1 || node === last) {
            oldHash = await hashNode(sibling, oldHash);
            newHash = await hashNode(sibling, newHash);
            while (node % 2 === 0 && node !== 0)
                [node, last] = [half(node), half(last)];
        }
        else {
            newHash = await hashNode(newHash, sibling);
        }
        [node, last] = [half(node), half(last)];
    }
    return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot);
}
/** Not a shift: sizes may exceed 32 bits. */
function half(value) {
    return Math.floor(value / 2);
}
function isPowerOfTwo(value) {
    return Number.isInteger(Math.log2(value));
}
function isSize(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
//# sourceMappingURL=merkle-tree.js.map