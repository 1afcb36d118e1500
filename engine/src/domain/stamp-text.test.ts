/** `stampText`. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stampText } from './stamp-text.js';

it('is the text that the language gives, for every number', () => {
  const stamps = fc.oneof(
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: 9_007_199_254 }).map((high) => high * 1_000_000),
    fc.double(),
  );
  fc.assert(
    fc.property(fc.array(stamps, { maxLength: 20 }), (row) => {
      expect(row.map(stampText)).toEqual(row.map(String));
    }),
  );
  expect([999_999, 1_000_000, 1_000_001, 2 ** 53 - 1, 2 ** 53].map(stampText)).toEqual([
    '999999',
    '1000000',
    '1000001',
    '9007199254740991',
    '9007199254740992',
  ]);
});
