import type { Bytes } from './bytes.js';
export interface KnownLeaf {
    readonly index: number;
    readonly hash: Bytes;
}
export interface TreeSelection {
    readonly treeSize: number;
    /** In the order of their places. */
    readonly leaves: readonly KnownLeaf[];
    /** Roots of the largest subtrees without a known leaf, from left to right. */
    readonly proof: readonly Bytes[];
}
/** Null when the proof has not exactly the hashes that this selection needs. */
export declare function rootOfSelection(selection: TreeSelection): Promise<Bytes | null>;
//# sourceMappingURL=selection-root.d.ts.map