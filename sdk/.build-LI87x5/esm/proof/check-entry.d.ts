import type { ExportEntry, ExportHeader, JsonObject } from './export-format.js';
import type { ExportProblem } from './export-problems.js';
export declare function checkEntry(entry: ExportEntry, header: ExportHeader, line: number): Promise<readonly ExportProblem[]>;
/** `Entry 17 (account.halt, 2026-01-31T12:00:00.000001Z)`. */
export declare function nameOf(entry: ExportEntry): string;
export declare function idOf(leaf: JsonObject): string | null;
//# sourceMappingURL=check-entry.d.ts.map