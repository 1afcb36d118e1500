/** A run on bars as they were traded, with their splits, is the run on bars without any. */
import { describe, expect, it } from 'vitest';
import type { CorporateAction } from '../domain/corporate-action.js';
import { DAY_MS } from '../market-data/bar-time.js';
import { seriesFromFile } from '../market-data/file-series.js';
import type { FileSeries } from '../market-data/file-series.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { defineStrategy } from '../strategies/define-strategy.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { runBacktest } from './run-backtest.js';
import type { BacktestOptions, BacktestResult } from './backtest-options.js';

const LENGTH = 400;
/** Rows on which a split takes effect, and new for old shares. */
const SPLITS = [
  [120, 2, 1],
  [260, 1, 4],
] as const;

/** Daily bars; `raw`: as if the company had split its shares. */
function series(raw: boolean): FileSeries {
  const walk = randomWalkBars(LENGTH, 11);
  const factor = (row: number): number =>
    raw ? SPLITS.reduce((product, [at, n, d]) => (row >= at ? (product * d) / n : product), 1) : 1;
  const price = (column: Float64Array): Float64Array =>
    column.map((value, row) => value * factor(row));
  const bars = {
    ...walk,
    label: walk.label.map((_, row) => row * DAY_MS),
    open: price(walk.open),
    high: price(walk.high),
    low: price(walk.low),
    close: price(walk.close),
  };
  return seriesFromFile(bars, {
    fileName: 'ACME.csv',
    calendar: '24/7',
    tickSize: '0.000001',
    lotSize: '0.000001',
  });
}

const RATIO = { type: 'SPLIT', numerator: 3, denominator: 2 } as const;

const ACTIONS: readonly CorporateAction[] = SPLITS.map(([exDay, numerator, denominator]) => ({
  type: 'SPLIT',
  symbol: 'ACME',
  exDay,
  numerator,
  denominator,
}));

function run(
  raw: boolean,
  strategy: StrategyDefinition,
  parameters: ParameterValues,
  more: Partial<BacktestOptions> = {},
): BacktestResult {
  return runBacktest({
    series: [{ ...series(raw), actions: raw ? ACTIONS : [] }],
    currency: 'USD',
    cash: '100000',
    mandate: null,
    strategy,
    parameters,
    fillModel: { name: 'conservative' },
    journal: true,
    ...more,
  });
}

const builtIn = (name: string): StrategyDefinition => {
  const strategy = builtInStrategies().get(name);
  if (strategy === undefined) throw new Error(name);
  return strategy;
};

/** An entry that rests, with its stop loss and take profit, all in the strategy's own units. */
const resting = defineStrategy({
  name: 'resting',
  version: '1.0.0',
  title: 'Resting',
  description: 'Buys below, with a stop loss and a take profit.',
  parameters: {},
  create() {
    return {
      onBar(bar, desk) {
        if (desk.workingOrders > 0 || desk.position !== 0) return;
        const { close } = bar;
        const protection = { stopLoss: close * 0.992, takeProfit: close * 1.006 };
        desk.buy({ units: 8 }, { limit: close * 0.998, ...protection });
      },
    };
  },
});

const CASES: readonly (readonly [string, StrategyDefinition, ParameterValues])[] = [
  ['market orders', builtIn('sma-cross'), { fast: 5, slow: 20, long_only: false, size: 0.5 }],
  [
    'an average true range',
    builtIn('momentum'),
    { lookback: 10, threshold: 0, trend: 5, atr: 5, trail: 2, size: 0.5 },
  ],
  ['a limit and what protects it', resting, {}],
];

describe('a run across splits', () => {
  it.each(CASES)(
    'with %s has the equity and the trades of one without',
    (_n, strategy, parameters) => {
      const plain = run(false, strategy, parameters);
      const across = run(true, strategy, parameters);
      expect(plain.trades.length).toBeGreaterThan(3);
      expect(across.trades.map(({ entryRow, exitRow }) => [entryRow, exitRow])).toEqual(
        plain.trades.map(({ entryRow, exitRow }) => [entryRow, exitRow]),
      );
      for (let i = 0; i < LENGTH; i += 1) {
        const [a, b] = [across.equity[i] as number, plain.equity[i] as number];
        if (Math.abs(a / b - 1) > 1e-6) expect.fail(`equity at ${i}: ${a} and not ${b}`);
      }
    },
  );

  it('is the same with a journal and without one', () => {
    const [, , parameters] = CASES[0] as (typeof CASES)[number];
    const journaled = run(true, builtIn('sma-cross'), parameters);
    const plain = run(true, builtIn('sma-cross'), parameters, { journal: false });
    expect(plain.orderListHash).toBe(journaled.orderListHash);
    expect([...plain.equity]).toEqual([...journaled.equity]);
    expect(journaled.journalHash).not.toBe(
      run(false, builtIn('sma-cross'), parameters).journalHash,
    );
  });

  it('pays dividends to whoever holds on the eve of the ex-day, and takes them from shorts', () => {
    const hold = defineStrategy({
      name: 'hold',
      version: '1.0.0',
      title: 'Hold',
      description: 'Holds ten.',
      parameters: { short: { type: 'boolean', default: false, description: 'Sell short.' } },
      create: ({ parameters }) => ({
        onBar(_bar, desk) {
          if (desk.position !== 0 || desk.workingOrders > 0) return;
          if (parameters.short) desk.sell({ units: 10 });
          else desk.buy({ units: 10 });
        },
      }),
    });
    const dividend = { type: 'DIVIDEND', symbol: 'ACME', exDay: 50, amount: '0.5' } as const;
    for (const [short, change] of [
      [false, 5],
      [true, -5],
    ] as const) {
      const without = run(false, hold, { short });
      const paid = runBacktest({
        series: [{ ...series(false), actions: [dividend] }],
        currency: 'USD',
        cash: '100000',
        mandate: null,
        strategy: hold,
        parameters: { short },
        fillModel: { name: 'conservative' },
        journal: false,
      });
      expect((paid.equity[49] as number) - (without.equity[49] as number)).toBe(0);
      expect((paid.equity[50] as number) - (without.equity[50] as number)).toBeCloseTo(change, 6);
    }
  });

  it('tells what took effect, what was held afterwards and what it brought', () => {
    const buyOnce = defineStrategy({
      name: 'buy-once',
      version: '1.0.0',
      title: 'Buy once',
      description: 'Buys seven shares and keeps them.',
      parameters: {},
      create: () => ({
        onBar(_bar, desk) {
          if (desk.position === 0 && desk.workingOrders === 0) desk.buy({ units: 7 });
        },
      }),
    });
    const { instrument, columns } = series(false);
    const whole = { ...instrument, lotSize: '1' };
    const symbol = 'ACME';
    const actions: readonly CorporateAction[] = [
      { type: 'DIVIDEND', symbol, exDay: 1, amount: '3' },
      { type: 'DIVIDEND', symbol, exDay: 50, amount: '0.5' },
      { type: 'SPLIT', symbol, exDay: 60, numerator: 3, denominator: 2 },
    ];
    const result = run(false, buyOnce, {}, { series: [{ instrument: whole, columns, actions }] });
    const at = (row: number): number => columns.at[row] as number;
    const half = (columns.close[59] as number) / 3 / 1e6;
    const [, , split] = result.corporateActions;
    expect(result.corporateActions).toEqual([
      { type: 'DIVIDEND', symbol, at: at(1), amount: '3', quantity: '0', cash: '0' },
      { type: 'DIVIDEND', symbol, at: at(50), amount: '0.5', quantity: '7', cash: '3.5' },
      // Half a share is left of 10.5, and paid at the last price after the split.
      { ...RATIO, symbol, at: at(60), quantity: '10', cash: split?.cash },
    ]);
    expect(Number(split?.cash)).toBeCloseTo(half, 6);
    expect(run(false, buyOnce, {}).corporateActions).toEqual([]);
  });

  it('leaves out what took effect before the first bar or after the last', () => {
    const [, , parameters] = CASES[0] as (typeof CASES)[number];
    const far = [-5, 0, LENGTH + 3].map((exDay) => ({
      type: 'SPLIT' as const,
      symbol: 'ACME',
      exDay,
      numerator: 3,
      denominator: 1,
    }));
    const options = { series: [{ ...series(false), actions: far }] };
    const result = run(false, builtIn('sma-cross'), parameters, options);
    expect(result.journalHash).toBe(run(false, builtIn('sma-cross'), parameters).journalHash);
  });
});
