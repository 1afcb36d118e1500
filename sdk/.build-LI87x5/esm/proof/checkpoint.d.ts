import type { Bytes } from './bytes.js';
export interface Checkpoint {
    /** `fiducia/audit/tnt_…`: whose log it is. */
    readonly origin: string;
    readonly treeSize: number;
    readonly root: Bytes;
}
export type CheckpointResult = {
    readonly ok: true;
    readonly checkpoint: Checkpoint;
} | {
    readonly ok: false;
    readonly error: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE';
};
/** Whether one of these keys signed the head. Other signatures (witnesses) do not harm. */
export declare function verifyCheckpoint(note: string, publicKeys: readonly Bytes[]): Promise<CheckpointResult>;
/** What the note says, signed or not; null when it is no checkpoint. */
export declare function readCheckpoint(note: string): Checkpoint | null;
//# sourceMappingURL=checkpoint.d.ts.map