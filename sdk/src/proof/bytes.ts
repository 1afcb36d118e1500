/** Bytes as proofs need them: hexadecimal, base64, UTF-8 that must be well formed, SHA-256. */
import { sha256AtOnce } from './sha256-at-once.js';

/** What WebCrypto takes: bytes that no other thread can change meanwhile. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Throws a TypeError on bytes that are not UTF-8: a replaced byte would hide a changed one. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Lower-case digits only, so that one value has one text; null for anything else. */
export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** Null unless it is the one base64 text of its bytes (RFC 4648, section 4). */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Up to here our own loop is done before WebCrypto has handed the bytes to another thread. */
const AT_ONCE_BYTES = 4_096;

export async function sha256(bytes: Bytes): Promise<Bytes> {
  if (bytes.length <= AT_ONCE_BYTES) return sha256AtOnce(bytes);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
