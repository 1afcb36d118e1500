/** Whole lots of several holders after a split. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitHoldings } from './corporate-action.js';

const term = fc.integer({ min: 1, max: 1000 });
const lots = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('holdings after a split', () => {
  it.each([
    [[10, 10], 3, 4, [8, 7]],
    [[5, -5], 1, 2, [3, -3]],
    [[-7], 1, 2, [-3]],
    [[3, 3, 3], 1, 2, [2, 1, 1]],
    [[], 2, 1, []],
  ] as const)('of %j at %d:%d are %j', (holdings, numerator, denominator, expected) => {
    expect(splitHoldings(holdings, { numerator, denominator }).map(Number)).toEqual(expected);
  });

  it('add up to the account’s own, rounded towards zero, and none is a lot off', () => {
    fc.assert(
      fc.property(
        fc.array(lots, { maxLength: 6 }),
        term,
        term,
        (holdings, numerator, denominator) => {
          const after = splitHoldings(holdings, { numerator, denominator });
          const total = BigInt(holdings.reduce((sum, one) => sum + one, 0));
          const expected = (total * BigInt(numerator)) / BigInt(denominator);
          expect(after.reduce((sum, one) => sum + one, 0n)).toBe(expected);
          holdings.forEach((one, index) => {
            const off =
              (after[index] ?? 0n) * BigInt(denominator) - BigInt(one) * BigInt(numerator);
            expect(off < 0n ? -off : off).toBeLessThan(BigInt(denominator));
          });
        },
      ),
    );
  });
});
