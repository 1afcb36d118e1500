import type { Bytes } from './bytes.js';
/** Empty when the text holds no Ed25519 public key in PEM. */
export declare function readPublicKeys(pem: string): readonly Bytes[];
/** The first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key): C2SP signed-note, Ed25519. */
export declare function noteKeyId(name: string, key: Uint8Array): Promise<Bytes>;
export declare function verifyEd25519(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean>;
//# sourceMappingURL=public-keys.d.ts.map