export type ExportSource = string | Uint8Array | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | ReadableStream<Uint8Array>;
/** A line holds one entry, of which the server takes at most 256 KiB in each of its parts. */
export declare const MAX_LINE_BYTES: number;
export interface RawLine {
    readonly bytes: Uint8Array;
    /** False for what stands behind the last line break: a cut file. */
    readonly ended: boolean;
}
export declare function linesOf(source: ExportSource): AsyncGenerator<RawLine, void, undefined>;
//# sourceMappingURL=export-lines.d.ts.map