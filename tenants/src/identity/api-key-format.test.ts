import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { generateApiKey, hmacSecret, parseApiKey, sameHmac } from './api-key-format.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('an API key', () => {
  test.each(['test', 'live'] as const)('of the %s environment says so, and is read back', (env) => {
    const { text, publicId, secret } = generateApiKey(env);
    expect(text).toMatch(new RegExp(`^fdk_${env}_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$`));
    expect(parseApiKey(text)).toEqual({ environment: env, publicId, secret });
  });

  test('is refused, without asking anybody, when one character is not its own', () => {
    const { text } = generateApiKey('test');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...ALPHABET), (at, character) => {
        fc.pre(text[at] !== character);
        expect(parseApiKey(text.slice(0, at) + character + text.slice(at + 1))).toBeNull();
      }),
    );
  });

  test.each(['', 'fdk_test', 'x', 'fdk_prod_00000000_'.padEnd(68, '0'), 'é'.repeat(68)])(
    'is not found in %j',
    (text) => {
      expect(parseApiKey(text)).toBeNull();
    },
  );

  test('is never made twice', () => {
    const keys = Array.from({ length: 200 }, () => generateApiKey('test').text);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the stored hash', () => {
  const pepper = new Uint8Array(32).fill(7);

  test('depends on the pepper, the secret and the key that it belongs to', () => {
    const [a, b] = [generateApiKey('test'), generateApiKey('test')];
    const hashes = [
      hmacSecret(pepper, a),
      hmacSecret(new Uint8Array(32), a),
      hmacSecret(pepper, { ...a, secret: b.secret }),
      hmacSecret(pepper, { ...a, publicId: b.publicId }),
    ];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(4);
    expect(sameHmac(hmacSecret(pepper, a), hmacSecret(pepper, a))).toBe(true);
    expect(sameHmac(hmacSecret(pepper, a), hmacSecret(pepper, b))).toBe(false);
    expect(sameHmac(hmacSecret(pepper, a), Buffer.alloc(0))).toBe(false);
  });
});
