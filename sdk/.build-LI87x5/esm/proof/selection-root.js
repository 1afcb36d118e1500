/** The root of a tree of which only some leaves are known, with the hashes of all the rest. */
import { emptyRoot, hashNode, splitPoint } from './merkle-tree.js';
/** Null when the proof has not exactly the hashes that this selection needs. */
export async function rootOfSelection(selection) {
    const { treeSize, proof } = selection;
    if (treeSize === 0)
        return proof.length === 0 ? emptyRoot() : null;
    const walk = new SelectionWalk(selection);
    const root = await walk.rootOf(0, treeSize);
    return root !== null && walk.isSpent ? root : null;
}
class SelectionWalk {
    #leaves;
    #proof;
    #nextLeaf = 0;
    #nextHash = 0;
    constructor(selection) {
        this.#leaves = selection.leaves;
        this.#proof = selection.proof;
    }
    get isSpent() {
        return this.#nextLeaf === this.#leaves.length && this.#nextHash === this.#proof.length;
    }
    async rootOf(from, size) {
        const leaf = this.#leaves[this.#nextLeaf];
        if (leaf === undefined || leaf.index >= from + size)
            return this.#given();
        if (size === 1) {
            this.#nextLeaf += 1;
            return leaf.index === from ? leaf.hash : null;
        }
        const split = splitPoint(size);
        const left = await this.rootOf(from, split);
        const right = left === null ? null : await this.rootOf(from + split, size - split);
        return left === null || right === null ? null : hashNode(left, right);
    }
    #given() {
        const hash = this.#proof[this.#nextHash];
        this.#nextHash += 1;
        return hash ?? null;
    }
}
//# sourceMappingURL=selection-root.js.map