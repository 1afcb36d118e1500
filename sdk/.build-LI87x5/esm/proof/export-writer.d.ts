import type { ExportLine } from './export-format.js';
export declare class ExportWriter {
    #private;
    /** The line with its line break. */
    line(line: ExportLine): Promise<string>;
    /** The last line: nothing follows it. */
    end(): string;
}
//# sourceMappingURL=export-writer.d.ts.map