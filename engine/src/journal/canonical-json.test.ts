/** Our canonical text against the library that implements the RFC, and its refusals. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('writes every JSON value as the RFC 8785 library does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('sorts keys by their UTF-16 units and leaves undefined members out', () => {
    expect(canonicalJson({ b: 1, a: undefined, '\u20ac': 2, A: 3 })).toBe('{"A":3,"b":1,"€":2}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, () => 1, '\ud800'])(
    'refuses %s, which JSON cannot carry',
    (value) => {
      expect(() => canonicalJson(value)).toThrow('canonical JSON has no');
    },
  );
});
