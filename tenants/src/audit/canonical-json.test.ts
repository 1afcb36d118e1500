import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { publishedVectors } from '../testing/published-vectors.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';

interface Rfc8785Vectors {
  readonly documents: readonly {
    readonly name: string;
    readonly input: string;
    readonly canonical: string;
    readonly sha256: string;
  }[];
  readonly numbers_ieee754_hex_to_json: readonly (readonly [string, string])[];
}

const vectors = publishedVectors<Rfc8785Vectors>('crypto_vectors', 'jcs_rfc8785.json');

describe('the published documents of RFC 8785', () => {
  test.skipIf(!vectors.found)(`have the published text and hash${vectors.note}`, () => {
    for (const { name, input, canonical, sha256 } of vectors.read().documents) {
      const text = canonicalJson(JSON.parse(input) as JsonValue);
      expect(text, name).toBe(canonical);
      expect(createHash('sha256').update(text).digest('hex'), name).toBe(sha256);
    }
  });

  test.skipIf(!vectors.found)(`write numbers as published${vectors.note}`, () => {
    for (const [hex, json] of vectors.read().numbers_ieee754_hex_to_json) {
      const value = Buffer.from(hex, 'hex').readDoubleBE();
      if (Number.isFinite(value)) expect(canonicalJson(value), hex).toBe(json);
      else expect(() => canonicalJson(value)).toThrow();
    }
  });
});

test('the order in which properties were set does not matter', () => {
  expect(canonicalJson({ b: 1, a: [true, null], é: 'x' })).toBe('{"a":[true,null],"b":1,"é":"x"}');
  expect(canonicalJson({ é: 'x', a: [true, null], b: 1 })).toBe('{"a":[true,null],"b":1,"é":"x"}');
});

test('what is read back is what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value as JsonValue);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
    }),
  );
});

test.each([
  ['a bigint', 1n],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
  ['an undefined property', { a: undefined }],
  ['an undefined element', [undefined]],
  ['a function', { a: () => 1 }],
  ['half a character', '\ud800'],
  ['half a character in a name', { '\udfff': 1 }],
])('%s is refused instead of changed', (_name, value) => {
  expect(() => canonicalJson(value as never)).toThrow();
});
