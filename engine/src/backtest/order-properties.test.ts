/** Random orders of every kind, with and without costs, through a split: nothing doubles or flips. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CorporateAction } from '../domain/corporate-action.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { parseTradingCosts } from '../simulation/costs/parse-trading-costs.js';
import { seededRandom } from '../simulation/seeded-random.js';
import type { OrderDesk, OrderOptions, StrategyBar } from '../strategies/define-strategy.js';
import { everyBarStrategy } from '../testing/scripted-strategy.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import type { BacktestResult } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const INSTRUMENT = { ...TEST_INSTRUMENT, lotSize: '1' };
const BARS = 120;
const DAY_MS = 86_400_000;

const COSTS = {
  fees: { takerRate: 0.001, makerRate: -0.0005, perOrder: 1, minimum: 1, maximumRate: 0.01 },
  slippage: { halfSpread: 0.0002, impact: 0.5, participation: 0.3 },
  carrying: { borrowRate: 0.02, debitInterestRate: 0.05, creditInterestRate: 0.01 },
  margin: { maintenanceRate: 0.3, liquidationFeeRate: 0.005 },
  latencyMs: 250,
};
/** Room to borrow, so that the venue has something to close. */
const MANDATE = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '100',
  maxGrossExposurePct: '300',
  cashReservePct: '-200',
  maxDrawdownPct: '100',
  maxDailyLossPct: '100',
} as const;

function shapesAt({ close, at }: StrategyBar, sign: number): readonly OrderOptions[] {
  const by = (percent: number): number => close * (1 + (sign * percent) / 100);
  return [
    {},
    { stopLoss: by(-1), takeProfit: by(2) },
    { limit: by(-0.3), stopLoss: by(-1), takeProfit: by(0.5) },
    { stop: by(0.4), stopLoss: by(-1) },
    { stop: by(0.3), limit: by(0.6), timeInForce: 'DAY' },
    { touch: by(-0.4), limit: by(-0.2) },
    { trail: { percent: 1 } },
    { at: 'CLOSE' },
    { limit: by(-0.2), oco: 'g' },
    { stop: by(0.5), oco: 'g', reduceOnly: true },
    { limit: by(-1), oco: 'g', reduceOnly: true },
    { limit: by(0.1), timeInForce: 'FOK' },
    { limit: by(0.1), timeInForce: 'IOC', stopLoss: by(-2) },
    { limit: by(-0.5), expireAt: at + 2 * DAY_MS },
  ];
}

/** Twice on every bar; `held` sees every position. */
function restless(seed: number, held: (position: number) => void) {
  const random = seededRandom(seed);
  return everyBarStrategy('restless', (desk, _tick, bar) => {
    held(desk.position);
    for (let n = 0; n < 2; n += 1) ask(desk, bar, random);
    if (random() < 0.03) desk.cancelOrders();
    if (random() < 0.05) desk.close();
  });
}

function ask(desk: OrderDesk, bar: StrategyBar, random: () => number): void {
  const buys = random() < 0.5;
  const shapes = shapesAt(bar, buys ? 1 : -1);
  const options = shapes[Math.floor(random() * shapes.length)] ?? {};
  const size = { units: 1 + Math.floor(random() * 60) };
  const first = buys ? desk.buy(size, options) : desk.sell(size, options);
  if (random() >= 0.2) return;
  const after = { trail: { percent: 1.5 }, reduceOnly: true, after: first } as const;
  if (buys) desk.sell(size, after);
  else desk.buy(size, after);
}

function run(seed: number, given: Given, journal: boolean): BacktestResult & { least: number } {
  const columns = syntheticBars(BARS, seed + 1);
  columns.volume.forEach((volume, row) => {
    columns.volume[row] = Math.floor(volume / 10_000);
  });
  const parsed = parseTradingCosts(given.costly ? COSTS : {});
  if (!parsed.ok) throw new Error(parsed.error);
  let least = 0;
  const result = runBacktest({
    series: [{ instrument: INSTRUMENT, columns, actions: actionsOf(given, columns.at) }],
    currency: 'USD',
    cash: '100000',
    mandate: { ...MANDATE, allowShort: given.allowShort },
    strategy: restless(seed, (position) => (least = Math.min(least, position))),
    parameters: {},
    fillModel: { name: 'conservative', ...(given.costly ? { costs: parsed.costs } : {}) },
    journal,
  });
  return { ...result, least };
}

interface Given {
  readonly costly: boolean;
  readonly allowShort: boolean;
  readonly ratio: readonly [number, number];
}

function actionsOf({ ratio }: Given, at: Float64Array): readonly CorporateAction[] {
  const exDay = Math.floor((at[BARS / 2] as number) / DAY_MS);
  const [numerator, denominator] = ratio;
  return [
    { type: 'DIVIDEND', symbol: 'TEST', exDay: exDay - 20, amount: '0.47' },
    { type: 'SPLIT', symbol: 'TEST', exDay, numerator, denominator },
  ];
}

const given: fc.Arbitrary<Given> = fc.record({
  costly: fc.boolean(),
  allowShort: fc.boolean(),
  ratio: fc.constantFrom([2, 1] as const, [3, 2] as const, [1, 10] as const, [1, 3] as const),
});

it('fills no order beyond its size, turns no long-only position, and tells the journal the same', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), given, (seed, how) => {
      const plain = run(seed, how, false);
      const journaled = run(seed, how, true);
      expect(plain.failure).toBeNull();
      expect(journaled.orderListHash).toBe(plain.orderListHash);
      expect([...journaled.equity]).toEqual([...plain.equity]);
      if (!how.allowShort) expect(plain.least).toBe(0);
      for (let row = 0; row < plain.orders.length; row += 1) {
        const { quantity, filledQuantity } = plain.orders.at(row);
        expect(filledQuantity).toBeLessThanOrEqual(quantity);
      }
    }),
    { numRuns: 40 },
  );
});
