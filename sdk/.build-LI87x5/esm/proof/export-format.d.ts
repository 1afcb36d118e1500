/** The lines of an export of the audit log (docs/audit-format.md): what each one is, and reading it. */
import type { JsonValue } from '../scalars.js';
export declare const EXPORT_VERSION = 1;
/** FULL: the whole log. RANGE: every entry of a stretch. SELECTION: some entries of a stretch. */
export type ExportKind = 'FULL' | 'RANGE' | 'SELECTION';
export interface ExportHeader {
    readonly v: number;
    readonly kind: ExportKind;
    readonly tenant: string;
    readonly origin: string;
    readonly treeSize: number;
    /** Leaf indexes: the first, and the one after the last. */
    readonly from: number;
    readonly to: number;
    /** Of a SELECTION: what was asked for. It filters; it proves nothing. */
    readonly account: string | null;
    readonly exportedAt: string;
}
export type PrivateField = 'before' | 'after' | 'reason';
export interface ExportEntry {
    readonly index: number;
    /** Leaf hash, hex: what tells a changed entry from a changed neighbour. */
    readonly hash: string;
    readonly leaf: JsonObject;
    /** What opens the leaf's commitments; left out of a redacted export. */
    readonly private?: {
        readonly [Field in PrivateField]?: OpenedCommitment;
    };
}
export interface OpenedCommitment {
    /** Canonical JSON, as hashed. */
    readonly content: string;
    readonly salt: string;
}
export type JsonObject = {
    readonly [name: string]: JsonValue;
};
export interface ExportEnd {
    /** Lines before this one. */
    readonly lines: number;
    /** SHA-256 over the chain value before and each line; begins with 32 zero bytes. */
    readonly chain: string;
}
export type ExportLine = {
    readonly kind: 'header';
    readonly value: ExportHeader;
} | {
    readonly kind: 'entry';
    readonly value: ExportEntry;
} | {
    readonly kind: 'proof';
    readonly value: readonly string[];
} | {
    readonly kind: 'checkpoint';
    readonly value: string;
} | {
    readonly kind: 'consistency';
    readonly value: {
        readonly from: number;
        readonly proof: readonly string[];
    };
} | {
    readonly kind: 'end';
    readonly value: ExportEnd;
};
/** One line, without its line break. */
export declare function writeExportLine(line: ExportLine): string;
/** Null unless it is the canonical text of a line of this format. */
export declare function readExportLine(text: string): ExportLine | null;
export declare function isObject(value: unknown): value is JsonObject;
//# sourceMappingURL=export-format.d.ts.map