/** Backtests with what a real market costs: fees, slippage, depth, latency, carrying, margin calls. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { parseTradingCosts } from '../simulation/costs/parse-trading-costs.js';
import type { OrderDesk, StrategyDefinition } from '../strategies/define-strategy.js';
import { scriptedStrategy } from '../testing/scripted-strategy.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import type { BacktestResult } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const INSTRUMENT = { ...TEST_INSTRUMENT, lotSize: '1', takerFeeRate: '0', makerFeeRate: '0' };

/** Bars of [open, high, low, close, volume] in ticks of 0.01. */
function bars(rows: readonly (readonly [number, number, number, number, number])[]): BarColumns {
  const { at } = syntheticBars(rows.length);
  const column = (i: number): Float64Array => Float64Array.from(rows, (row) => row[i] as number);
  return {
    length: rows.length,
    at,
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
}

function run(columns: BarColumns, strategy: StrategyDefinition, costs: object): BacktestResult {
  const parsed = parseTradingCosts(costs);
  if (!parsed.ok) throw new Error(parsed.error);
  const options = {
    series: [{ instrument: INSTRUMENT, columns }],
    currency: 'USD',
    cash: '10000',
    mandate: null,
    strategy,
    parameters: {},
    fillModel: { name: 'conservative', costs: parsed.costs },
  } as const;
  const plain = runBacktest({ ...options, journal: false });
  const journaled = runBacktest({ ...options, journal: true });
  expect(plain.failure).toBeNull();
  expect([...journaled.equity]).toEqual([...plain.equity]);
  expect(journaled.orderListHash).toBe(plain.orderListHash);
  return plain;
}

const FLAT = bars([
  [10_000, 10_100, 9_900, 10_000, 100],
  [10_000, 10_100, 9_900, 10_000, 100],
  [10_000, 10_100, 9_900, 10_000, 100],
  [10_000, 10_100, 9_900, 10_000, 100],
]);

describe('a backtest with costs', () => {
  it('pays fees by the venue’s schedule, and earns the rebate of one who waits', () => {
    const fees = { takerRate: 0.001, makerRate: -0.0005, minimum: 0 };
    const taker = run(FLAT, scriptedStrategy({ 0: (desk) => desk.buy({ units: 10 }) }), { fees });
    expect(taker.equity.at(-1)).toBeCloseTo(10_000 - 1, 8);
    const maker = run(
      FLAT,
      scriptedStrategy({ 0: (desk) => desk.buy({ units: 10 }, { limit: 99.5 }) }),
      {
        fees,
      },
    );
    expect(maker.equity.at(-1)).toBeCloseTo(10_000 + 10 * 0.5 + 995 * 0.0005, 8);
  });

  it('fills a taker worse by half the spread and by slippage', () => {
    const strategy = scriptedStrategy({
      0: (desk) => desk.buy({ units: 10 }),
      1: (desk) => desk.close(),
    });
    const slippage = { halfSpread: 0.0005, ticks: 1 };
    expect(run(FLAT, strategy, { slippage }).equity.at(-1)).toBeCloseTo(10_000 - 10 * 0.12, 8);
  });

  it('fills no more of a bar than the share of its volume, and the rest on the bars after it', () => {
    const strategy = scriptedStrategy({ 0: (desk) => desk.buy({ units: 25 }) });
    const result = run(FLAT, strategy, { slippage: { participation: 0.1 } });
    expect(result.orders.at(0)).toMatchObject({ status: 'FILLED', filledQuantity: 25 });
    const short = run(FLAT, scriptedStrategy({ 0: (desk) => desk.buy({ units: 60 }) }), {
      slippage: { participation: 0.1 },
    });
    expect(short.orders.at(0)).toMatchObject({ status: 'PARTIALLY_FILLED', filledQuantity: 30 });
  });

  it('fills nothing on a bar without volume', () => {
    const still = bars([
      [10_000, 10_000, 10_000, 10_000, 0],
      [10_000, 10_000, 10_000, 10_000, 0],
    ]);
    const result = run(still, scriptedStrategy({ 0: (desk) => desk.buy({ units: 1 }) }), {
      slippage: { participation: 1 },
    });
    expect(result.orders.at(0)).toMatchObject({ status: 'ACCEPTED', filledQuantity: 0 });
  });

  it('lets an order that comes late miss the open, and whole bars', () => {
    const strategy = scriptedStrategy({ 0: (desk) => desk.buy({ units: 10 }) });
    const half = run(FLAT, strategy, { latencyMs: 43_200_000 });
    expect(half.equity.at(-1)).toBeCloseTo(10_000 - 10 * 0.5, 8);
    const dayLate = bars([
      [10_000, 10_100, 9_900, 10_000, 100],
      [10_000, 10_100, 9_900, 10_000, 100],
      [10_050, 10_100, 9_900, 10_050, 100],
    ]);
    const late = run(dayLate, strategy, { latencyMs: 86_400_000 });
    expect(late.trades).toHaveLength(0);
    expect(late.equity.at(-1)).toBeCloseTo(10_000, 8);
    expect(late.orders.at(0)).toMatchObject({ filledQuantity: 10 });
  });

  it('pays funding, borrowing and interest while it holds', () => {
    const long = run(FLAT, scriptedStrategy({ 0: (desk) => desk.buy({ units: 50 }) }), {
      carrying: { funding: { rate: 0.0001, intervalHours: 8 } },
    });
    // Held at the ends of two days: three times each, of 5,000.
    expect(long.equity.at(-1)).toBeCloseTo(10_000 - 2 * 3 * 0.5, 8);
    const short = run(FLAT, scriptedStrategy({ 0: (desk) => desk.sell({ units: 73 }) }), {
      carrying: { borrowRate: 0.05 },
    });
    expect(short.equity.at(-1)).toBeCloseTo(10_000 - 2 * 1, 8);
  });

  it('is closed out where equity meets the maintenance margin, within the bar', () => {
    const fall = bars([
      [10_000, 10_000, 10_000, 10_000, 100],
      [10_000, 10_000, 10_000, 10_000, 100],
      [9_500, 9_500, 5_000, 6_000, 100],
      [6_000, 6_000, 6_000, 6_000, 100],
    ]);
    const result = run(fall, scriptedStrategy({ 0: (desk) => desk.buy({ units: 300 }) }), {
      margin: { maintenanceRate: 0.1, liquidationFeeRate: 0.01 },
    });
    // −20,000 of cash and 300 units: 300 p − 20,000 = 0.1 × 300 p at 74.074, rounded down.
    const price = 74.07;
    const fee = 300 * price * 0.01;
    expect(result.trades).toHaveLength(1);
    expect(result.trades.at(0)).toMatchObject({ exitTicks: 7407, exitRow: 2 });
    expect(result.equity.at(-1)).toBeCloseTo(-20_000 + 300 * price - fee, 6);
  });
});

describe('whatever the orders and the costs', () => {
  const order = fc.record({
    bar: fc.integer({ min: 0, max: 58 }),
    buy: fc.boolean(),
    units: fc.integer({ min: 1, max: 400_000 }),
    limit: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
  });
  const costs = fc.record({
    fees: fc.constant({ takerRate: 0.001, makerRate: -0.0002, perUnit: 0.005, minimum: 1 }),
    slippage: fc.record({
      halfSpread: fc.constantFrom(0, 0.0002),
      impact: fc.constantFrom(0, 0.8),
      participation: fc.constantFrom(0.01, 0.25, 1),
    }),
    carrying: fc.constant({ borrowRate: 0.02, debitInterestRate: 0.05 }),
    latencyMs: fc.constantFrom(0, 250, 86_400_000),
  });

  it('no fill lies outside its bar or takes more than its share of the volume', () => {
    const columns = syntheticBars(60, 11);
    const scale = new InstrumentScale(INSTRUMENT);
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), costs, (orders, given) => {
        const steps: Record<number, (desk: OrderDesk) => void> = {};
        for (const { bar, buy, units, limit } of orders) {
          const before = steps[bar];
          const close = scale.ticksToFloat(columns.close[bar] as number);
          const options = limit === undefined ? {} : { limit: close * (1 + limit / 100) };
          steps[bar] = (desk) => {
            before?.(desk);
            desk[buy ? 'buy' : 'sell']({ units }, options);
          };
        }
        const result = run(columns, scriptedStrategy(steps), given);
        const taken = new Float64Array(60);
        for (const { entryRow, exitRow, entryTicks, exitTicks, lots } of result.trades) {
          for (const [row, ticks] of [
            [entryRow, entryTicks],
            [exitRow, exitTicks],
          ] as const) {
            expect(ticks).toBeGreaterThanOrEqual(columns.low[row] as number);
            expect(ticks).toBeLessThanOrEqual(columns.high[row] as number);
            taken[row] = (taken[row] as number) + Math.abs(lots);
          }
        }
        taken.forEach((lots, row) =>
          expect(lots).toBeLessThanOrEqual(
            Math.floor((columns.volume[row] as number) * given.slippage.participation) + 1e-9,
          ),
        );
      }),
      { numRuns: 40 },
    );
  });
});
