/** What one entry of an export proves by itself: its hash, whose it is, and what it commits to. */
import { concat, fromHex, sha256, toHex, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { isObject } from './export-format.js';
import { problem } from './export-problems.js';
import { hashLeaf } from './merkle-tree.js';
/** Versions of the leaf that this program knows (docs/audit-format.md). */
const LEAF_VERSIONS = [1];
export async function checkEntry(entry, header, line) {
    const place = { line, index: entry.index, entry: idOf(entry.leaf) };
    const name = nameOf(entry);
    const problems = [];
    if (toHex(await hashLeaf(utf8(canonicalJson(entry.leaf)))) !== entry.hash) {
        problems.push(problem('ENTRY_CHANGED', `${name} was changed: its hash is another one.`, place));
    }
    if (!LEAF_VERSIONS.includes(entry.leaf['v'])) {
        const sentence = `${name} has a format that this program does not know; use a newer one.`;
        problems.push(problem('UNKNOWN_VERSION', sentence, place));
    }
    if (entry.leaf['tenant'] !== header.tenant) {
        const sentence = `${name} belongs to another log than the export says.`;
        problems.push(problem('ENTRY_OF_ANOTHER_TENANT', sentence, place));
    }
    for (const [field, opened] of Object.entries(entry.private ?? {})) {
        if (await opens(entry.leaf[field], opened))
            continue;
        const sentence = `The ${field} of ${lowerFirst(name)} was changed: it is not what the entry commits to.`;
        problems.push(problem('PRIVATE_PART_CHANGED', sentence, place));
    }
    return problems;
}
/** `Entry 17 (account.halt, 2026-01-31T12:00:00.000001Z)`. */
export function nameOf(entry) {
    const { action, ts } = entry.leaf;
    const what = typeof action === 'string' && typeof ts === 'string' ? ` (${action}, ${ts})` : '';
    return `Entry ${entry.index}${what}`;
}
export function idOf(leaf) {
    const id = leaf['id'];
    return typeof id === 'string' ? id : null;
}
/** The commitment is SHA-256(salt ‖ content) with 32 bytes of salt. */
async function opens(committed, { salt, content }) {
    const saltBytes = fromHex(salt);
    if (!isObject(committed) || saltBytes?.length !== 32)
        return false;
    return toHex(await sha256(concat(saltBytes, utf8(content)))) === committed['commitment'];
}
function lowerFirst(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
//# sourceMappingURL=check-entry.js.map