/** Both fill models, bar by bar: what fills, and at which price. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderType } from '../domain/order.js';
import { ACME } from '../testing/test-account.js';
import { conservativeFills } from './conservative-fills.js';
import type { FillModel } from './fill-model.js';
import { ReferenceFills } from './reference-fills.js';
import { RestingOrder } from './resting-order.js';

const BUY = 1;
const FLAT = { exposureAt: () => 0, rateOf: () => 1, heldLots: () => 0 };
const SELL = -1;

function order(sign: number, type: OrderType, price = 0, reduceOnly = false): RestingOrder {
  return new RestingOrder('o', 0, 0, {
    sign,
    type,
    lots: 1,
    limitTicks: type === 'LIMIT' ? price : 0,
    stopTicks: type === 'STOP' ? price : 0,
    timeInForce: 'GTC',
    reduceOnly,
    fractionAtFill: 0,
    conditions: PLAIN,
  });
}

/** Price of a fill on the bar open/high/low, 0 for none. */
function fillOf(
  model: FillModel,
  resting: RestingOrder,
  bar: readonly [number, number, number],
): number {
  const [openTicks, highTicks, lowTicks] = bar;
  const values = { openTicks, highTicks, lowTicks, closeTicks: openTicks, volume: 0 };
  return model.atOpen(resting, values) || model.withinBar(resting, values);
}

describe('conservative', () => {
  it.each([
    ['a market order at the open', order(BUY, 'MARKET'), [100, 110, 90], 100],
    [
      'a buy limit that the bar trades through, at the limit',
      order(BUY, 'LIMIT', 95),
      [100, 110, 94],
      95,
    ],
    ['no buy limit that is only touched', order(BUY, 'LIMIT', 95), [100, 110, 95], 0],
    [
      'a buy limit that the bar gaps below, at the better open',
      order(BUY, 'LIMIT', 95),
      [93, 96, 90],
      93,
    ],
    ['no buy limit when the bar opens at it and goes up', order(BUY, 'LIMIT', 95), [95, 99, 95], 0],
    ['a sell limit traded through', order(SELL, 'LIMIT', 105), [100, 106, 99], 105],
    ['no sell limit only touched', order(SELL, 'LIMIT', 105), [100, 105, 99], 0],
    [
      'a sell limit gapped over, at the better open',
      order(SELL, 'LIMIT', 105),
      [108, 110, 107],
      108,
    ],
    ['a buy stop that is reached, at the stop', order(BUY, 'STOP', 105), [100, 105, 99], 105],
    ['a buy stop gapped over, at the worse open', order(BUY, 'STOP', 105), [107, 109, 106], 107],
    ['a sell stop that is reached, at the stop', order(SELL, 'STOP', 95), [100, 101, 95], 95],
    ['a sell stop gapped over, at the worse open', order(SELL, 'STOP', 95), [90, 92, 88], 90],
    ['no stop that is not reached', order(BUY, 'STOP', 105), [100, 104, 99], 0],
  ] as const)('fills %s', (_, resting, bar, price) => {
    expect(fillOf(conservativeFills, resting, bar)).toBe(price);
  });
});

describe('reference', () => {
  const settings = { spread: 0.01, margin: 0.5, commission: 0.002, tradeOnClose: false };
  const model = new ReferenceFills(
    settings,
    [new InstrumentScale(ACME)],
    {
      ...FLAT,
      equityAt: () => 10_000,
    },
    true,
  );

  it.each([
    ['a limit that is touched, at the limit', order(BUY, 'LIMIT', 95), [100, 110, 95], 95],
    ['a limit at the better open', order(SELL, 'LIMIT', 105), [108, 110, 107], 108],
    ['a stop that is touched, at the stop', order(SELL, 'STOP', 95), [100, 101, 95], 95],
    ['a stop at the worse open', order(BUY, 'STOP', 105), [107, 109, 106], 107],
    ['nothing that is not reached', order(BUY, 'LIMIT', 95), [100, 110, 96], 0],
  ] as const)('fills %s', (_, resting, bar, price) => {
    expect(fillOf(model, resting, bar)).toBe(price);
  });

  it('charges the spread on entries and on nothing that reduces', () => {
    expect(model.bookedPrice(order(BUY, 'MARKET'), 10_000)).toBe(10_100);
    expect(model.bookedPrice(order(SELL, 'MARKET'), 10_000)).toBe(9_900);
    expect(model.bookedPrice(order(SELL, 'MARKET', 0, true), 10_000)).toBe(10_000);
  });

  it('sizes a fraction of equity at the fill, with leverage, spread and commission', () => {
    const bar = {
      openTicks: 10_000,
      highTicks: 10_000,
      lowTicks: 10_000,
      closeTicks: 10_000,
      volume: 0,
    };
    const half = new RestingOrder('o', 0, 0, {
      ...order(BUY, 'MARKET').terms,
      fractionAtFill: 0.5,
    });
    // 10,000 × 2 × 0.5 ÷ (100 × 1.01 + 100 × 0.002) = 98.8…
    expect(model.lotsAtFill(half, 10_000, bar)).toBe(98);
  });
});

describe('both models', () => {
  const settings = { spread: 0, margin: 1, commission: 0, tradeOnClose: false };
  const reference = new ReferenceFills(
    settings,
    [new InstrumentScale(ACME)],
    {
      ...FLAT,
      equityAt: () => 1,
    },
    true,
  );
  const price = fc.integer({ min: 50, max: 150 });
  const bars = fc.tuple(price, price, price).map((prices) => {
    const [open = 0] = prices;
    return [open, Math.max(...prices), Math.min(...prices)] as const;
  });
  const orders = fc
    .tuple(fc.constantFrom(BUY, SELL), fc.constantFrom('MARKET', 'LIMIT', 'STOP'), price)
    .map(([sign, type, at]) => order(sign, type as OrderType, at));

  it('fill inside the bar, a limit at its price or better, a stop at its price or worse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(conservativeFills, reference),
        orders,
        bars,
        (model, resting, bar) => {
          const filled = fillOf(model, resting, bar);
          if (filled === 0) return;
          const [, high, low] = bar;
          expect(filled).toBeGreaterThanOrEqual(low);
          expect(filled).toBeLessThanOrEqual(high);
          const { sign, type, limitTicks, stopTicks } = resting.terms;
          if (type === 'LIMIT') expect((limitTicks - filled) * sign).toBeGreaterThanOrEqual(0);
          if (type === 'STOP') expect((filled - stopTicks) * sign).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
