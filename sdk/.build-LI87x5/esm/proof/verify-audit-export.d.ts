import type { ExportSource } from './export-lines.js';
import type { ExportProblem } from './export-problems.js';
export interface VerifyExportOptions {
    /** One or several public keys in PEM, as `fiducia audit key` prints them. */
    readonly publicKey: string;
    /** Heads that were kept earlier (checkpoint notes): the log must continue each of them. */
    readonly heads?: readonly string[] | undefined;
    /** Told every thousand lines and at the end. */
    readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
}
export interface ExportProgress {
    readonly entries: number;
    /** Of the entries that the export announces; 0 before its first line. */
    readonly of: number;
}
export interface ExportVerdict {
    readonly ok: boolean;
    /**
     * How far the proof reaches: the whole log, a stretch without a gap, or single entries, of which
     * it is not proven that there are no others. Null when the export does not begin as one.
     */
    readonly kind: 'FULL' | 'RANGE' | 'SELECTION' | null;
    readonly entries: number;
    readonly treeSize: number;
    /** Computed from the entries, hex; null when they do not give one. */
    readonly root: string | null;
    readonly problems: readonly ExportProblem[];
}
/**
 * Verifies an export of the audit log offline, with nothing but the public key: each entry's hash,
 * the tree over them, the signed heads, and that nothing is missing in between.
 *
 * @example
 * const { body } = await fetch('/kept/audit-2026.jsonl');
 * if (body === null) throw new Error('There is no export.');
 * const publicKey = await client.audit.publicKey();
 * const verdict = await verifyAuditExport(body, { publicKey });
 * console.log(verdict.ok, verdict.problems);
 */
export declare function verifyAuditExport(source: ExportSource, options: VerifyExportOptions): Promise<ExportVerdict>;
//# sourceMappingURL=verify-audit-export.d.ts.map