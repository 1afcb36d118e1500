/** Signed heads of a log: C2SP checkpoints (origin, size, root) in a signed note. */
import { fromBase64, sameBytes, utf8 } from './bytes.js';
import { noteKeyId, verifyEd25519 } from './public-keys.js';
const NOTE = /^((?:[^\n]+\n){3,})\n((?:\u2014 [^\n ]+ [^\n ]+\n)+)$/u;
const SIGNATURE = /^\u2014 ([^ +]+) (.+)$/u;
const SIZE = /^(?:0|[1-9][0-9]{0,14})$/;
const KEY_ID_BYTES = 4;
const ROOT_BYTES = 32;
/** Whether one of these keys signed the head. Other signatures (witnesses) do not harm. */
export async function verifyCheckpoint(note, publicKeys) {
    const parsed = parseNote(note);
    if (parsed === null)
        return { ok: false, error: 'MALFORMED' };
    const { checkpoint, text, signatures } = parsed;
    let known = false;
    for (const key of publicKeys) {
        const keyId = await noteKeyId(checkpoint.origin, key);
        for (const one of signatures) {
            if (one.name !== checkpoint.origin || !sameBytes(one.keyId, keyId))
                continue;
            known = true;
            if (await verifyEd25519(key, one.signature, utf8(text)))
                return { ok: true, checkpoint };
        }
    }
    return { ok: false, error: known ? 'BAD_SIGNATURE' : 'UNKNOWN_KEY' };
}
/** What the note says, signed or not; null when it is no checkpoint. */
export function readCheckpoint(note) {
    return parseNote(note)?.checkpoint ?? null;
}
function parseNote(note) {
    const [, text, signatureLines] = NOTE.exec(note) ?? [];
    if (text === undefined || signatureLines === undefined)
        return null;
    const checkpoint = parseText(text);
    const signatures = signatureLines.trimEnd().split('\n').map(parseSignature);
    if (checkpoint === null || !signatures.every((one) => one !== null))
        return null;
    return { checkpoint, text, signatures };
}
function parseText(text) {
    const [origin = '', size = '', root = ''] = text.split('\n');
    const rootBytes = fromBase64(root);
    if (!SIZE.test(size) || rootBytes?.length !== ROOT_BYTES)
        return null;
    return { origin, treeSize: Number(size), root: rootBytes };
}
function parseSignature(line) {
    const [, name, encoded] = SIGNATURE.exec(line) ?? [];
    const bytes = fromBase64(encoded ?? '');
    if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES)
        return null;
    const signature = bytes.slice(KEY_ID_BYTES);
    return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature };
}
//# sourceMappingURL=checkpoint.js.map