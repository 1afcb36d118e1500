/** `certainLots` against exact division. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certainLots } from './certain-lots.js';

const amount = fc.bigInt({ min: 1n, max: 2n ** 60n });

it('is the exact quotient, whatever the slack takes away, or not a number', () => {
  fc.assert(
    fc.property(amount, amount, fc.bigInt({ min: 0n, max: 5n }), (budget, unit, slack) => {
      const lots = certainLots(Number(budget), Number(slack), Number(unit));
      if (Number.isNaN(lots)) return;
      expect(BigInt(lots)).toBe(budget / unit);
      expect(BigInt(lots)).toBe((budget - slack) / unit);
    }),
  );
});

it('is sure of nothing at a whole number and beside it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      fc.nat({ max: 2 ** 20 }),
      (lots, more) => {
        const unit = 2 ** 20 + more;
        for (const budget of [lots * unit - 1, lots * unit, lots * unit + 1]) {
          expect(certainLots(budget, 2, unit)).toBeNaN();
        }
      },
    ),
  );
});

it.each([
  [5.5, 0, 1, 5],
  [5.5, 0.6, 1, NaN],
  [0, 0, 1, NaN],
  [-5.5, 0, 1, NaN],
  [NaN, 0, 1, NaN],
  [5.5, 0, NaN, NaN],
  [5.5, 0, 0, NaN],
  [2 ** 33 + 0.5, 0, 1, NaN],
])('%d for %d less, at %d a lot, are %d lots', (budget, slack, unit, lots) => {
  expect(certainLots(budget, slack, unit)).toBe(lots);
});
