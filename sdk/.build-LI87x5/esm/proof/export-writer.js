/** Writes the lines of an export, and keeps the chain over them that its last line states. */
import { concat, sha256, toHex, utf8 } from './bytes.js';
import { writeExportLine } from './export-format.js';
const LINE_FEED = Uint8Array.of(0x0a);
export class ExportWriter {
    #chain = new Uint8Array(32);
    #lines = 0;
    /** The line with its line break. */
    async line(line) {
        const text = writeExportLine(line);
        this.#chain = await sha256(concat(this.#chain, utf8(text), LINE_FEED));
        this.#lines += 1;
        return `${text}\n`;
    }
    /** The last line: nothing follows it. */
    end() {
        const value = { lines: this.#lines, chain: toHex(this.#chain) };
        return `${writeExportLine({ kind: 'end', value })}\n`;
    }
}
//# sourceMappingURL=export-writer.js.map