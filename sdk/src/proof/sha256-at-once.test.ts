/** The hash that is computed here, against Node's own and against the published examples. */
import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sha256, toHex, utf8 } from './bytes.js';
import { sha256AtOnce } from './sha256-at-once.js';

/** FIPS 180-2, appendix B, and the empty message. */
const PUBLISHED = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
] as const;

function byNode(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test.each(PUBLISHED)('is the published one of %#', async (text, hash) => {
  expect(toHex(sha256AtOnce(utf8(text)))).toBe(hash);
  expect(toHex(await sha256(utf8(text)))).toBe(hash);
});

test('is that of Node at every length around the edges of a block', () => {
  for (let length = 0; length <= 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 167 + length) & 0xff);
    expect(toHex(sha256AtOnce(bytes)), `${length} bytes`).toBe(byNode(bytes));
  }
});

test('is that of Node for any bytes, also of a part of a larger buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 9_000 }), fc.nat(40), (bytes, from) => {
      const part = bytes.subarray(from);
      expect(toHex(sha256AtOnce(part))).toBe(byNode(part));
    }),
  );
});

test('does not depend on which of both ways a length takes', async () => {
  for (const length of [4_095, 4_096, 4_097, 20_000]) {
    const bytes = new Uint8Array(length).fill(7);
    expect(toHex(await sha256(bytes))).toBe(byNode(bytes));
  }
});
