/** The ledger's rounding rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_EVEN_SAFE_LIMIT, divideHalfEven, divideHalfEvenSafe } from './round-half-even.js';

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

  it('is the same in plain numbers as in bigint, up to the edge of the plain path', () => {
    const numerator = fc.oneof(
      fc.integer({ min: -HALF_EVEN_SAFE_LIMIT, max: HALF_EVEN_SAFE_LIMIT }),
      fc.nat(1000).map((back) => HALF_EVEN_SAFE_LIMIT - back),
      fc.nat(1000).map((back) => back - HALF_EVEN_SAFE_LIMIT),
    );
    const denominator = fc.oneof(
      fc.constantFrom(10, 100, 1e6, 1e9, 1e15),
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: 1, max: HALF_EVEN_SAFE_LIMIT }),
    );
    fc.assert(
      fc.property(numerator, denominator, (a, b) => {
        expect(BigInt(divideHalfEvenSafe(a, b))).toBe(divideHalfEven(BigInt(a), BigInt(b)));
      }),
      { numRuns: 20_000 },
    );
  });
});
