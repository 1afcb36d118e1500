/** Bytes as proofs need them: hexadecimal, base64, UTF-8 that must be well formed, SHA-256. */
/** What WebCrypto takes: bytes that no other thread can change meanwhile. */
export type Bytes = Uint8Array<ArrayBuffer>;
export declare function utf8(text: string): Bytes;
/** Throws a TypeError on bytes that are not UTF-8: a replaced byte would hide a changed one. */
export declare function textOf(bytes: Uint8Array): string;
export declare function toHex(bytes: Uint8Array): string;
/** Lower-case digits only, so that one value has one text; null for anything else. */
export declare function fromHex(text: string): Bytes | null;
/** Null unless it is the one base64 text of its bytes (RFC 4648, section 4). */
export declare function fromBase64(text: string): Bytes | null;
export declare function toBase64(bytes: Uint8Array): string;
export declare function concat(...parts: readonly Uint8Array[]): Bytes;
export declare function sameBytes(a: Uint8Array, b: Uint8Array): boolean;
export declare function sha256(bytes: Bytes): Promise<Bytes>;
//# sourceMappingURL=bytes.d.ts.map