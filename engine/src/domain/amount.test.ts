/** Amounts: the same arithmetic as that of bigints, one form for each amount. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, exactly, minus, negated, plus, proportion } from './amount.js';
import type { Amount } from './amount.js';
import { divideHalfEven } from './round-half-even.js';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);
/** Ordinary ones, those on both sides of the safe integers' edge, and far beyond. */
const integers = fc.oneof(
  fc.bigInt(-(10n ** 15n), 10n ** 15n),
  fc.bigInt(MAX - 3n, MAX + 3n),
  fc.bigInt(-MAX - 3n, -MAX + 3n),
  fc.bigInt(-(10n ** 30n), 10n ** 30n),
);

function isOne(amount: Amount, exact: bigint): void {
  const isSafe = exact <= MAX && exact >= -MAX;
  expect(typeof amount).toBe(isSafe ? 'number' : 'bigint');
  expect(exactly(amount)).toBe(exact);
  expect(Object.is(amount, -0)).toBe(false);
}

describe('an amount', () => {
  it('adds, subtracts and negates as exact integers do, and has one form only', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        isOne(amountOf(a), a);
        isOne(plus(amountOf(a), amountOf(b)), a + b);
        isOne(minus(amountOf(a), amountOf(b)), a - b);
        isOne(negated(amountOf(a)), -a);
        expect(amountOf(a) < amountOf(b)).toBe(a < b);
        expect(amountOf(a) === amountOf(b)).toBe(a === b);
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes to a plain 0, never to one below zero', () => {
    for (const zero of [negated(0), minus(5, 5), plus(-5, 5), amountOf(0n)]) {
      expect(Object.is(zero, 0)).toBe(true);
    }
  });

  it('is divided in proportion, rounded half to even', () => {
    const sizes = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    const parts = fc.oneof(fc.integer({ min: 0, max: 1_000 }), sizes);
    fc.assert(
      fc.property(integers, parts, fc.oneof(fc.nat(1_000), sizes), (amount, part, more) => {
        const whole = Math.min(Number.MAX_SAFE_INTEGER, part + more + 1);
        const expected = divideHalfEven(amount * BigInt(part), BigInt(whole));
        isOne(proportion(amountOf(amount), part, whole), expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
