/**
 * The text of an API key: `fdk_test_<id8>_<secret43>_<crc6>`. Prefix and underscores let secret
 * scanners find it with few false alarms; the checksum lets them, and us, refuse a mistyped one
 * without asking a database.
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PUBLIC_ID_LENGTH = 8;
/** 43 characters of 62 are 256 bits: no slow hash is needed. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

const KEY_PATTERN = /^(fdk_(test|live)_([0-9A-Za-z]{8})_([0-9A-Za-z]{43}))_([0-9A-Za-z]{6})$/;

export interface ApiKeyParts {
  readonly publicId: string;
  readonly secret: string;
}

export type ApiKeyEnvironment = 'test' | 'live';

export function generateApiKey(environment: ApiKeyEnvironment): ApiKeyParts & { text: string } {
  const publicId = randomText(PUBLIC_ID_LENGTH);
  const secret = randomText(SECRET_LENGTH);
  const body = `fdk_${environment}_${publicId}_${secret}`;
  return { publicId, secret, text: `${body}_${checksum(body)}` };
}

export function parseApiKey(
  text: string,
): (ApiKeyParts & { readonly environment: ApiKeyEnvironment }) | null {
  const [, body, environment, publicId, secret, sum] = KEY_PATTERN.exec(text) ?? [];
  if (body === undefined || publicId === undefined || secret === undefined) return null;
  if (sum !== checksum(body)) return null;
  return { environment: environment === 'live' ? 'live' : 'test', publicId, secret };
}

/** The pepper is kept outside the database: a stolen table of hashes verifies nothing. */
export function hmacSecret(pepper: Uint8Array, parts: ApiKeyParts): Buffer {
  return createHmac('sha256', pepper).update(`${parts.publicId}.${parts.secret}`).digest();
}

export function sameHmac(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  while (text.length < CHECKSUM_LENGTH) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
