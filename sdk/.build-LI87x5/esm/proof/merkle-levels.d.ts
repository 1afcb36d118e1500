import type { Bytes } from './bytes.js';
export declare class MerkleLevels {
    #private;
    private constructor();
    static of(leaves: readonly Bytes[]): Promise<MerkleLevels>;
    /** The root of the first `size` leaves. */
    root(size: number): Promise<Bytes>;
}
//# sourceMappingURL=merkle-levels.d.ts.map