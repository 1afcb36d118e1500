import type { Bytes } from './bytes.js';
/** RFC 9162, section 2.1.1: SHA-256 of 0x00 and the entry. */
export declare function hashLeaf(leaf: Uint8Array): Promise<Bytes>;
/** RFC 9162, section 2.1.1: SHA-256 of 0x01 and the two hashes below. */
export declare function hashNode(left: Uint8Array, right: Uint8Array): Promise<Bytes>;
/** Of an empty tree: the hash of nothing. */
export declare function emptyRoot(): Promise<Bytes>;
/** The largest power of two below `size`: where a tree of more than one leaf is split. */
export declare function splitPoint(size: number): number;
export interface InclusionClaim {
    readonly leafHash: Uint8Array;
    readonly index: number;
    readonly treeSize: number;
    readonly root: Uint8Array;
    readonly proof: readonly Uint8Array[];
}
/** RFC 9162, section 2.1.3.2. */
export declare function verifyInclusion(claim: InclusionClaim): Promise<boolean>;
export interface ConsistencyClaim {
    readonly oldSize: number;
    readonly oldRoot: Uint8Array;
    readonly newSize: number;
    readonly newRoot: Uint8Array;
    readonly proof: readonly Uint8Array[];
}
/** RFC 9162, section 2.1.4.2. */
export declare function verifyConsistency(claim: ConsistencyClaim): Promise<boolean>;
//# sourceMappingURL=merkle-tree.d.ts.map