/** Average prices in plain numbers against the exact division. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOf, negated, plus } from '../domain/amount.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { averagePrice, dividedPrice } from './average-price.js';

const step = fc.constantFrom('0.01', '1', '0.25', '0.000000001', '0.00000001', '5', '0.003');
const scales = fc
  .record({ tickSize: step, lotSize: step, currency: fc.constantFrom('USD', 'BTC') })
  .map((steps) => {
    const terms = { symbol: 'A', name: 'A', assetClass: 'EQUITY', timeframe: '1d' } as const;
    return new InstrumentScale({ ...terms, ...steps, takerFeeRate: '0', makerFeeRate: '0' });
  });
const sizes = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 2 ** 50 }));
const ticks = fc.oneof(fc.nat(100_000), fc.nat(2 ** 48));
/** What was paid beyond a whole price: nothing, or hardly anything, or whatever. */
const extra = fc.oneof(fc.constant(0n), fc.bigInt(-2n, 2n), fc.bigInt(-(10n ** 20n), 10n ** 20n));

it('are the same, between two ticks or on one, long and short', () => {
  fc.assert(
    fc.property(scales, sizes, ticks, extra, fc.boolean(), (scale, lots, price, more, isShort) => {
      const cost = plus(scale.notional(lots, price), amountOf(more));
      const [held, paid] = isShort ? [-lots, negated(cost)] : [lots, cost];
      expect(averagePrice(scale, held, paid)).toBe(dividedPrice(scale, held, paid));
    }),
    { numRuns: 3_000 },
  );
});

it.each([
  [3, 3_000_000, '0.01'],
  [2, 3_000_000, '0.015'],
  [-3, -5_000_000, '0.01666667'],
  [0, 0, '0'],
])('%i lots that cost %i ledger units come to %s each', (lots, cost, price) => {
  const terms = { symbol: 'A', name: 'A', assetClass: 'EQUITY', timeframe: '1d' } as const;
  const fees = { takerFeeRate: '0', makerFeeRate: '0', currency: 'USD' };
  const scale = new InstrumentScale({ ...terms, ...fees, tickSize: '0.01', lotSize: '1' });
  expect(averagePrice(scale, lots, cost)).toBe(price);
});
