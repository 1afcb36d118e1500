import type { ExportSource } from './export-lines.js';
/** Throws a TypeError at a line that is not one of an export. */
export declare function redactExport(source: ExportSource): AsyncGenerator<string, void, undefined>;
//# sourceMappingURL=redact-export.d.ts.map