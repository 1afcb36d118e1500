/** Reads an export of the audit log page by page and writes it line by line. */
import type { CallOptions } from '../client-options.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface AuditExportOptions extends CallOptions {
    readonly from?: DateTime | undefined;
    /** The first moment that is left out again. */
    readonly to?: DateTime | undefined;
    /** Only entries about this account; then nothing proves that they are all there are. */
    readonly accountId?: Id | undefined;
    /** With names, texts and reasons, which the log itself only commits to. */
    readonly withPrivate?: boolean | undefined;
    /** A head that was kept earlier: a partial export then proves that it continues it. */
    readonly head?: string | undefined;
    readonly onProgress?: ((done: number, of: number) => void) | undefined;
}
/** The lines of the file, each with its line break. */
export declare function exportAudit(transport: Transport, options: AuditExportOptions): AsyncGenerator<string, void, undefined>;
//# sourceMappingURL=audit-export.d.ts.map