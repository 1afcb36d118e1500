/** Public keys of an installation, as `fiducia audit key` prints them: PEM, newest first. */
import { concat, fromBase64, sha256, utf8 } from './bytes.js';
const BLOCK = /-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----/g;
/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) is this and the 32 bytes of the key. */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0);
const KEY_BYTES = 32;
/** Empty when the text holds no Ed25519 public key in PEM. */
export function readPublicKeys(pem) {
    return [...pem.matchAll(BLOCK)].flatMap((match) => {
        const spki = fromBase64((match[1] ?? '').replaceAll(/\s/g, ''));
        if (spki?.length !== SPKI_PREFIX.length + KEY_BYTES)
            return [];
        if (!SPKI_PREFIX.every((byte, at) => byte === spki[at]))
            return [];
        return [spki.slice(SPKI_PREFIX.length)];
    });
}
/** The first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key): C2SP signed-note, Ed25519. */
export async function noteKeyId(name, key) {
    return (await sha256(concat(utf8(`${name}\n`), Uint8Array.of(1), key))).slice(0, 4);
}
export async function verifyEd25519(key, signature, message) {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, [
        'verify',
    ]);
    return crypto.subtle.verify('Ed25519', imported, signature, message);
}
//# sourceMappingURL=public-keys.js.map