/** An export without the texts that it commits to: everything is still proven, nothing is shown. */
import { textOf } from './bytes.js';
import { readExportLine } from './export-format.js';
import { linesOf } from './export-lines.js';
import { ExportWriter } from './export-writer.js';
/** Throws a TypeError at a line that is not one of an export. */
export async function* redactExport(source) {
    const writer = new ExportWriter();
    let number = 0;
    for await (const raw of linesOf(source)) {
        number += 1;
        const line = raw.ended ? readExportLine(textOf(raw.bytes)) : null;
        if (line === null)
            throw new TypeError(`Line ${number} is not a line of an export.`);
        yield line.kind === 'end' ? writer.end() : await writer.line(redact(line));
    }
}
function redact(line) {
    if (line.kind !== 'entry')
        return line;
    const { index, hash, leaf } = line.value;
    return { kind: 'entry', value: { index, hash, leaf } };
}
//# sourceMappingURL=redact-export.js.map