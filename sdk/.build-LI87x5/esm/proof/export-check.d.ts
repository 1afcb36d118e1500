import type { ExportHeader } from './export-format.js';
import type { RawLine } from './export-lines.js';
import type { ExportProblem } from './export-problems.js';
import type { KnownLeaf } from './selection-root.js';
/** One change breaks few lines; a file that is something else breaks all of them. */
export declare const MAX_PROBLEMS = 100;
export declare class ExportCheck {
    #private;
    readonly problems: ExportProblem[];
    readonly leaves: KnownLeaf[];
    readonly checkpoints: string[];
    header: ExportHeader | null;
    proof: readonly string[] | null;
    consistency: {
        readonly from: number;
        readonly proof: readonly string[];
    } | null;
    /** Entries are all there, each in its place, as far as the lines themselves can tell. */
    entriesHold: boolean;
    /** Stands where this one stands, without what it has kept: to try what one more line does. */
    fork(): ExportCheck;
    get isFull(): boolean;
    add(raw: RawLine): Promise<void>;
    /** After the last line. */
    finish(): void;
}
//# sourceMappingURL=export-check.d.ts.map