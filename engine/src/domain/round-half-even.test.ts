/** The ledger's rounding rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfEven, divideHalfEvenSafe } from './round-half-even.js';

describe('rounding half to even', () => {
  it.each([
    [5, 10, 0],
    [15, 10, 2],
    [25, 10, 2],
    [26, 10, 3],
    [-5, 10, 0],
    [-15, 10, -2],
    [-25, 10, -2],
    [-24, 10, -2],
    [7, 1, 7],
  ])('%d ÷ %d is %d', (numerator, denominator, rounded) => {
    expect(divideHalfEven(BigInt(numerator), BigInt(denominator))).toBe(BigInt(rounded));
    expect(divideHalfEvenSafe(numerator, denominator)).toBe(rounded);
  });

  it('is the same in plain numbers as in bigint, up to the edge of the safe integers', () => {
    const numerator = fc.oneof(
      fc.maxSafeInteger(),
      fc.nat(100).map((back) => Number.MAX_SAFE_INTEGER - back),
      fc.nat(100).map((back) => Number.MIN_SAFE_INTEGER + back),
    );
    const denominator = fc.oneof(
      fc.constantFrom(10, 100, 1e6, 1e9, 1e15),
      fc.integer({ min: 1, max: 1e9 }),
    );
    fc.assert(
      fc.property(numerator, denominator, (a, b) => {
        expect(BigInt(divideHalfEvenSafe(a, b))).toBe(divideHalfEven(BigInt(a), BigInt(b)));
      }),
      { numRuns: 3000 },
    );
  });
});
