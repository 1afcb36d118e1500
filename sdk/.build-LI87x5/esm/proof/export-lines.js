/** Cuts an export into its lines, whatever it comes in: a text, bytes, a stream, a file's pieces. */
import { utf8 } from './bytes.js';
const LINE_FEED = 0x0a;
/** A line holds one entry, of which the server takes at most 256 KiB in each of its parts. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;
export async function* linesOf(source) {
    let rest = [];
    let restBytes = 0;
    for await (const piece of piecesOf(source)) {
        const bytes = typeof piece === 'string' ? utf8(piece) : piece;
        let begin = 0;
        for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, begin)) {
            yield { bytes: join([...rest, bytes.subarray(begin, end)]), ended: true };
            rest = [];
            restBytes = 0;
            begin = end + 1;
        }
        if (begin === bytes.length)
            continue;
        rest.push(bytes.slice(begin));
        restBytes += bytes.length - begin;
        if (restBytes > MAX_LINE_BYTES)
            break;
    }
    if (restBytes > 0)
        yield { bytes: join(rest), ended: false };
}
async function* piecesOf(source) {
    if (typeof source === 'string' || source instanceof Uint8Array)
        yield source;
    else if ('getReader' in source)
        yield* readAll(source);
    else
        yield* source;
}
/** Not every browser iterates over a ReadableStream. */
async function* readAll(stream) {
    const reader = stream.getReader();
    try {
        for (let step = await reader.read(); !step.done; step = await reader.read())
            yield step.value;
    }
    finally {
        reader.releaseLock();
    }
}
function join(parts) {
    if (parts.length === 1)
        return parts[0];
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}
//# sourceMappingURL=export-lines.js.map