/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), as one text of bytes. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { SecretDamagedError } from './key-provider.js';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** Returns nonce ‖ ciphertext ‖ tag. A random nonce is safe for 2³² uses of one key. */
export function encrypt(key: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws a SecretDamagedError when a byte of it, its key or its context is another one. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SecretDamagedError('It is too short');
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context, 'utf8'))
    .setAuthTag(tag);
  const body = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    // Without the tag's approval these bytes are an attacker's: nothing may see them.
    body.fill(0);
    throw new SecretDamagedError('It was changed, or belongs somewhere else');
  }
}
