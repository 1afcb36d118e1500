/** Salted hashes that stand in a leaf for personal data and free text, which may be erased later. */
import { createHash, randomBytes } from 'node:crypto';

import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';

export interface Commitment {
  /** 64 hex digits: SHA-256(salt ‖ canonical JSON of the value). */
  readonly commitment: string;
}

export interface Committed {
  readonly commitment: Commitment;
  readonly salt: Buffer;
  /** Canonical JSON, as hashed. */
  readonly content: string;
}

/** Without the salt, a short text such as a name could be found by trying. */
const SALT_BYTES = 32;

export function commitTo(value: JsonValue): Committed {
  const salt = randomBytes(SALT_BYTES);
  const content = canonicalJson(value);
  return { commitment: { commitment: hashCommitment(salt, content) }, salt, content };
}

export function hashCommitment(salt: Uint8Array, content: string): string {
  return createHash('sha256').update(salt).update(content, 'utf8').digest('hex');
}
