/** The same result however the bars are cut into parts, and in whichever process. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIVE_MANDATE } from '../domain/mandate-default.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { defineStrategy } from '../strategies/define-strategy.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { BacktestOptions, BacktestResult, BacktestSeries } from './backtest-options.js';
import { ChunkedBacktest } from './chunked-backtest.js';
import { runBacktest } from './run-backtest.js';

const BARS = 700;
const REFERENCE = { name: 'reference', spread: 0.0001, margin: 0.5, commission: 0.001 } as const;
const MODELS = [
  { what: 'conservative', fillModel: { name: 'conservative' }, mandate: PERMISSIVE_MANDATE },
  { what: 'reference', fillModel: { ...REFERENCE, tradeOnClose: false }, mandate: null },
  { what: 'reference on close', fillModel: { ...REFERENCE, tradeOnClose: true }, mandate: null },
] as const;

function walk(name: string, seed: number, everyNth: number): BacktestSeries {
  const bars = randomWalkBars(BARS, seed);
  const { instrument, columns } = seriesFromFile(bars, { fileName: `${name}.csv`, symbol: name });
  const rows = Array.from(columns.at.keys()).filter((row) => row % everyNth === 0);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] ?? 0);
  return { instrument, columns: mapColumns(columns, rows.length, pick) };
}

function mapColumns(
  { at, open, high, low, close, volume }: BarColumns,
  length: number,
  change: (column: Float64Array) => Float64Array,
): BarColumns {
  return {
    length,
    ...{ at: change(at), open: change(open), high: change(high) },
    ...{ low: change(low), close: change(close), volume: change(volume) },
  };
}

const SERIES = [walk('EVERY', 5, 1), walk('THIRD', 6, 3)];

function smaCross(): StrategyDefinition {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross is missing');
  return strategy;
}

function optionsFor(
  model: Pick<BacktestOptions, 'fillModel' | 'mandate'>,
  series = SERIES,
  strategy = smaCross(),
): BacktestOptions {
  const checked = checkStrategyParameters(
    strategy,
    strategy.name === 'sma-cross' ? { fast: 4, slow: 15 } : {},
  );
  if (!checked.ok) throw new Error(checked.error);
  const { fillModel, mandate } = model;
  const money = { currency: 'USD', cash: '100000', mandate };
  return { ...money, series, strategy, parameters: checked.values, fillModel, journal: true };
}

/** `cuts` are stamps: each part has the bars up to the next of them. */
function inParts(options: BacktestOptions, cuts: readonly number[]): BacktestResult {
  const { series, ...rest } = options;
  const instruments = series.map(({ instrument }) => instrument);
  const backtest = new ChunkedBacktest({ ...rest, instruments });
  let from = Number.NEGATIVE_INFINITY;
  for (const to of [...cuts].sort((a, b) => a - b).concat(Number.POSITIVE_INFINITY)) {
    const after = from;
    backtest.feed(
      series.map(({ columns }) => {
        const first = columns.at.findIndex((at) => at > after);
        const end = columns.at.findIndex((at) => at > to);
        const start = first < 0 ? columns.length : first;
        const stop = Math.max(start, end < 0 ? columns.length : end);
        return mapColumns(columns, stop - start, (column) => column.subarray(start, stop));
      }),
    );
    from = Math.max(from, to);
  }
  return backtest.finish();
}

const stamps = SERIES[0]?.columns.at ?? new Float64Array();

describe('bars handed over in parts', () => {
  it.each(MODELS)('give the journal and the result of all at once: $what', (model) => {
    const options = optionsFor(model);
    const { orders, ...whole } = runBacktest(options);
    expect(whole.trades.length).toBeGreaterThan(10);
    const cut = fc.nat(BARS - 1).map((row) => stamps[row] ?? 0);
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 8 }), (cuts) => {
        const { orders: same, ...parts } = inParts(options, cuts);
        expect(same.length).toBe(orders.length);
        expect(parts).toEqual(whole);
      }),
      { numRuns: 5 },
    );
    const { journalHash, orderListHash } = inParts(options, [...stamps.subarray(0, 200)]);
    expect([journalHash, orderListHash]).toEqual([whole.journalHash, whole.orderListHash]);
  });

  it('wait for the end where a strategy computes its inputs over all of them', () => {
    const total = defineStrategy({
      name: 'total',
      version: '1.0.0',
      title: 'Total',
      description: 'Buys below the average of all closes.',
      parameters: {},
      inputs: {
        average: ({ close }) => close.map(() => close.reduce((a, b) => a + b) / close.length),
      },
      create: () => ({
        onBar(bar, desk, inputs) {
          if (desk.position === 0 && bar.close < (inputs?.['average'] ?? 0)) desk.buy({ units: 1 });
          else if (desk.position > 0) desk.close();
        },
      }),
    });
    const options = optionsFor(MODELS[0], [walk('EVERY', 5, 1)], total);
    const whole = runBacktest(options);
    expect(whole.trades.length).toBeGreaterThan(10);
    expect(inParts(options, [stamps[300] ?? 0]).journalHash).toBe(whole.journalHash);
  });

  it('are refused when they go back in time or come after the end', () => {
    const { series, ...rest } = optionsFor(MODELS[0]);
    const backtest = new ChunkedBacktest({
      ...rest,
      instruments: series.map(({ instrument }) => instrument),
    });
    const all = series.map(({ columns }) => columns);
    backtest.feed(all);
    expect(() => backtest.feed(all)).toThrow('later than those before');
    backtest.finish();
    expect(() => backtest.feed(all)).toThrow('takes no more bars');
  });
});

/** Compiled, so that a process of its own runs it without the tests' loader. */
const SIMULATION = fileURLToPath(new URL('../../dist/simulation.js', import.meta.url));

function hashesInAnotherProcess(cuts: number): string {
  const program = `
    import { builtInStrategies, ChunkedBacktest, checkStrategyParameters, randomWalkBars,
      seriesFromFile } from ${JSON.stringify(SIMULATION)};
    const { instrument, columns } = seriesFromFile(randomWalkBars(3000, 9), { fileName: 'walk.csv' });
    const strategy = builtInStrategies().get('sma-cross');
    const parameters = checkStrategyParameters(strategy, { fast: 4, slow: 15 }).values;
    const backtest = new ChunkedBacktest({
      instruments: [instrument], currency: 'USD', cash: '100000', mandate: null, strategy,
      parameters, journal: true,
      fillModel: { name: 'reference', spread: 0, margin: 1, commission: 0.001, tradeOnClose: false },
    });
    const size = Math.ceil(columns.length / ${cuts});
    for (let from = 0; from < columns.length; from += size) {
      const part = { length: Math.min(size, columns.length - from) };
      for (const name of ['at', 'open', 'high', 'low', 'close', 'volume']) {
        part[name] = columns[name].subarray(from, from + size);
      }
      backtest.feed([part]);
    }
    const { journalHash, orderListHash, trades } = backtest.finish();
    console.log(journalHash, orderListHash, trades.length > 100);`;
  const args = ['--input-type=module', '--eval', program];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

it('gives the same journal in two processes that get the bars in other parts', () => {
  const whole = hashesInAnotherProcess(1);
  expect(whole).toMatch(/^[0-9a-f]{64} [0-9a-f]{64} true$/);
  expect(hashesInAnotherProcess(17)).toBe(whole);
});
