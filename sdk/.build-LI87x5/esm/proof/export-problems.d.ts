/** What can be wrong with an export, each with a code for programs and a sentence for people. */
export interface ExportProblem {
    readonly code: ExportProblemCode;
    readonly sentence: string;
    /** Counted from 1; null when no single line is to blame. */
    readonly line: number | null;
    /** The place in the log; null when no single entry is to blame. */
    readonly index: number | null;
    /** `aud_…` of the entry as far as it can be read. */
    readonly entry: string | null;
}
export type ExportProblemCode = 'NOT_AN_EXPORT' | 'UNKNOWN_VERSION' | 'LINE_MALFORMED' | 'LINE_OUT_OF_ORDER' | 'ENTRY_CHANGED' | 'ENTRY_MISPLACED' | 'ENTRIES_MISSING' | 'ENTRY_OF_ANOTHER_TENANT' | 'PRIVATE_PART_CHANGED' | 'TRUNCATED' | 'FILE_CHANGED' | 'ROOT_MISMATCH' | 'TWO_HEADS' | 'PROOF_MALFORMED' | 'CHECKPOINT_MISSING' | 'CHECKPOINT_MALFORMED' | 'CHECKPOINT_NOT_SIGNED' | 'CHECKPOINT_OF_ANOTHER_LOG' | 'HEAD_UNUSABLE' | 'HEAD_NEWER_THAN_EXPORT' | 'HISTORY_REWRITTEN' | 'HEAD_NOT_PROVEN';
export interface ProblemPlace {
    readonly line?: number | null;
    readonly index?: number | null;
    readonly entry?: string | null;
}
export declare function problem(code: ExportProblemCode, sentence: string, { line, index, entry }?: ProblemPlace): ExportProblem;
//# sourceMappingURL=export-problems.d.ts.map