/** The codes of an authenticator app (RFC 6238), none of them twice for one person. */
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;
/** A busy machine may take so long to hand in a code. */
const TO_HAND_IN_MS = 20_000;

export function totpCode(secret: string, step: number = stepNow()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

/**
 * The server takes the step before and the next as well, so a person who waits for no clock signs
 * in up to three times in one. The step before ends with this one: its code only while there is
 * time to hand it in.
 */
export function codesOf(secret: string): (email: string) => Promise<string> {
  const used = new Map<string, number>();
  return async (email) => {
    const oldest = Math.floor((Date.now() + TO_HAND_IN_MS) / STEP_MS) - 1;
    const step = Math.max(oldest, (used.get(email) ?? 0) + 1);
    used.set(email, step);
    while (step > stepNow() + 1) await new Promise((resolve) => setTimeout(resolve, 250));
    return totpCode(secret, step);
  };
}

function stepNow(): number {
  return Math.floor(Date.now() / STEP_MS);
}

function base32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
