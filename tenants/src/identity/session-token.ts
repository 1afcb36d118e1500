/** Opaque session tokens: random, and stored only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes in base64url. */
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export function newSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Null for a text that cannot be a token, so that it never reaches the database. */
export function hashSessionToken(token: string): Buffer | null {
  if (!TOKEN_PATTERN.test(token)) return null;
  // 256 random bits need no slow hash.
  return createHash('sha256').update(token).digest();
}
