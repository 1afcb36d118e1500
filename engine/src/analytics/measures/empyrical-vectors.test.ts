/** The recorded calls of a published library, edge cases and all: the same figures to 1e-8. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../../testing/oracles.js';
import { aggregateReturns } from '../series/aggregate-returns.js';
import type { Aggregate } from '../series/aggregate-returns.js';
import { simpleReturns } from '../returns.js';
import { rolling } from '../series/rolling-figures.js';
import { excessSharpe } from './active-return.js';
import { captureOf, captureWhere } from './capture.js';
import { deepestDrawdown } from './drawdown.js';
import { historicalShortfall } from './expected-shortfall.js';
import { annualReturn, cumulativeReturns, totalReturn } from './growth.js';
import { alphaOf, betaFragility, betaOf, whereBenchmark } from './market-model.js';
import { sharpeRatio } from './sharpe.js';
import { omegaRatio, sortinoRatio } from './sortino.js';
import { stabilityOf } from './stability.js';
import { fitTail } from './tail-model.js';
import { tailRatio } from './distribution.js';
import { historicalValueAtRisk } from './value-at-risk.js';
import { annualVolatility, downsideRisk } from './volatility.js';

type Numbers = readonly (number | null)[];
interface Series {
  readonly series: Numbers;
  readonly index: readonly (string | number)[];
}
interface Frame {
  readonly frame: Readonly<Record<string, Series>>;
}
type Argument = number | string | Numbers | Series | Frame;
interface Vector {
  readonly test: string;
  readonly fn: string;
  readonly args: readonly Argument[];
  readonly kwargs: Readonly<Record<string, Argument>>;
  readonly result: unknown;
}

const PERIODS: Readonly<Record<string, number>> = {
  daily: 252,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
};

const isSeries = (value: unknown): value is Series =>
  typeof value === 'object' && value !== null && 'series' in value;
const isFrame = (value: unknown): value is Frame =>
  typeof value === 'object' && value !== null && 'frame' in value;
const floats = (values: Numbers): number[] => values.map((value) => value ?? Number.NaN);

function numbersOf(argument: Argument | undefined): number[] {
  if (isSeries(argument)) return floats(argument.series);
  return Array.isArray(argument) ? floats(argument as Numbers) : [];
}

function rate(argument: Argument = 0): number | number[] {
  return typeof argument === 'number' ? argument : numbersOf(argument);
}

/** Both series over all stamps of either; NaN where one has none. */
function aligned(a: Argument | undefined, b: Argument | undefined): [number[], number[]] {
  if (isFrame(b)) return aligned(a, Object.values(b.frame)[0]);
  if (!isSeries(a) || !isSeries(b)) return [numbersOf(a), numbersOf(b)];
  const stamps = [...new Set([...a.index, ...b.index])].sort();
  const at = (series: Series, stamp: string | number): number =>
    series.series[series.index.indexOf(stamp)] ?? Number.NaN;
  return [stamps.map((stamp) => at(a, stamp)), stamps.map((stamp) => at(b, stamp))];
}

type Pair = readonly [number[], number[]];

function alphaBeta([returns, benchmark]: Pair, periodsPerYear: number): [number, number] {
  const options = { periodsPerYear };
  return [alphaOf(returns, benchmark, options), betaOf(returns, benchmark)];
}

function alphaBetaWhere(direction: 1 | -1, pair: Pair): [number, number] {
  const kept = whereBenchmark(direction, pair[0], pair[1]);
  return alphaBeta([kept.returns, kept.benchmark], 252);
}

function either(a: Argument | undefined, b: Argument | undefined): boolean {
  const market = isFrame(b) ? Object.values(b.frame)[0] : b;
  return numbersOf(a).length < 2 || numbersOf(market).length < 2;
}

function compute({ fn, args, kwargs }: Vector): unknown {
  const [first, second, third] = args;
  const returns = numbersOf(first);
  const periods = PERIODS[String(kwargs['period'] ?? 'daily')] ?? Number.NaN;
  const window = Number(kwargs['window'] ?? third);
  const cutoff = Number(kwargs['cutoff'] ?? second ?? 0.05);
  const pair = aligned(first, second);
  const windows = (figure: (own: number[], market: number[]) => unknown): unknown[] =>
    rolling(pair[0].length, window, (from, to) =>
      figure(pair[0].slice(from, to), pair[1].slice(from, to)),
    );
  const each = (figure: (own: number[]) => number): unknown =>
    isFrame(first)
      ? Object.values(first.frame).map((one) => figure(floats(one.series)))
      : figure(returns);
  switch (fn) {
    case 'aggregate_returns': {
      const labels = isSeries(first) ? first.index.map((stamp) => Date.parse(String(stamp))) : [];
      return aggregateReturns(returns, labels, second as Aggregate).map(({ value }) => value);
    }
    case 'alpha':
      return either(first, second)
        ? Number.NaN
        : alphaOf(...pair, { periodsPerYear: periods, riskFree: Number(kwargs['risk_free'] ?? 0) });
    case 'beta':
      return either(first, second) ? Number.NaN : betaOf(...pair);
    case 'alpha_beta':
      return either(first, second) ? [Number.NaN, Number.NaN] : alphaBeta(pair, periods);
    case 'up_alpha_beta':
      return alphaBetaWhere(1, pair);
    case 'down_alpha_beta':
      return alphaBetaWhere(-1, pair);
    case 'annual_return':
    case 'cagr':
      return annualReturn(returns, periods);
    case 'annual_volatility':
      return annualVolatility(returns, periods);
    case 'beta_fragility_heuristic':
      return betaFragility(...pair);
    case 'calmar_ratio':
      return annualReturn(returns, periods) / -deepestDrawdown(returns);
    case 'capture':
      return captureOf(numbersOf(first), numbersOf(second), periods);
    case 'up_capture':
      return captureWhere(1, ...pair, periods);
    case 'down_capture':
      return captureWhere(-1, ...pair, periods);
    case 'up_down_capture':
      return captureWhere(1, ...pair, periods) / captureWhere(-1, ...pair, periods);
    case 'conditional_value_at_risk':
      return historicalShortfall(returns, cutoff);
    case 'value_at_risk':
      return historicalValueAtRisk(returns, cutoff);
    case 'cum_returns': {
      const start = Number(kwargs['starting_value']);
      const grown = [...cumulativeReturns(returns)];
      return start === 0 ? grown : grown.map((value) => (value + 1) * start);
    }
    case 'cum_returns_final': {
      const start = Number(kwargs['starting_value']);
      return start === 0 ? totalReturn(returns) : (1 + totalReturn(returns)) * start;
    }
    case 'downside_risk':
      return each((own) => downsideRisk(own, rate(kwargs['required_return'] ?? second), periods));
    case 'sortino_ratio':
      return each((own) => sortinoRatio(own, rate(kwargs['required_return'] ?? second), periods));
    case 'excess_sharpe':
      return typeof second === 'number'
        ? excessSharpe(returns, second)
        : excessSharpe(...aligned(first, second));
    case 'gpd_risk_estimates_aligned':
      return Object.values(fitTail(returns));
    case 'max_drawdown':
      return deepestDrawdown(returns);
    case 'omega_ratio':
      return omegaRatio(returns, {
        riskFree: rate(kwargs['risk_free']),
        requiredReturn: Number(kwargs['required_return']),
        periodsPerYear: 252,
      });
    case 'sharpe_ratio':
      return sharpeRatio(returns, rate(kwargs['risk_free']), periods);
    case 'simple_returns':
      return simpleReturns(returns);
    case 'stability_of_timeseries':
      return stabilityOf(returns);
    case 'tail_ratio':
      return tailRatio(returns);
    case 'roll_alpha_beta':
      return windows((own, market) => alphaBeta([own, market], 252));
    case 'roll_up_capture':
      return windows((own, market) => captureWhere(1, own, market, 252));
    case 'roll_down_capture':
      return windows((own, market) => captureWhere(-1, own, market, 252));
    case 'roll_up_down_capture':
      return windows(
        (own, market) => captureWhere(1, own, market, 252) / captureWhere(-1, own, market, 252),
      );
    case 'roll_max_drawdown':
      return windows((own) => deepestDrawdown(own));
    case 'roll_sharpe_ratio':
      return windows((own) => sharpeRatio(own, 0, 252));
    default:
      throw new Error(`no measure stands for ${fn}`);
  }
}

/** All numbers of a result, row by row; NaN for null. */
function flat(result: unknown): number[] {
  if (result === null) return [Number.NaN];
  if (result === 'Infinity') return [Number.POSITIVE_INFINITY];
  if (typeof result === 'number') return [result];
  if (Array.isArray(result)) return result.flatMap(flat);
  if (isSeries(result)) return result.series.flatMap(flat);
  if (!isFrame(result)) throw new Error('an unknown form of result');
  const columns = Object.values(result.frame).map(({ series }) =>
    series.map((value) => flat(value)),
  );
  return (columns[0] ?? []).flatMap((_, row) => columns.flatMap((column) => column[row] ?? []));
}

/** A ratio over nothing: the library says NaN or infinity, which is no value here either way. */
const noValue = (value: number): boolean => !Number.isFinite(value);

const file = join(oraclesFolder(), 'metrics', 'empyrical_vectors.json.gz');

describe.skipIf(!existsSync(file))('recorded calls (skipped without the oracle folder)', () => {
  const vectors = existsSync(file)
    ? (JSON.parse(gunzipSync(readFileSync(file)).toString()) as { vectors: readonly Vector[] })
        .vectors
    : [];
  const functions = [...new Set(vectors.map(({ fn }) => fn))];
  it.each(functions)('%s gives the recorded figures', (fn) => {
    for (const vector of vectors.filter((each) => each.fn === fn)) {
      const own = flat(compute(vector));
      const expected = flat(vector.result);
      const label = `${vector.test}: ${own.join(' ')} against ${expected.join(' ')}`;
      expect(own.length, label).toBe(expected.length);
      const wrong = expected.filter((value, i) =>
        noValue(value)
          ? !noValue(own[i] as number)
          : !(Math.abs(value - (own[i] as number)) <= 1e-8),
      );
      expect(wrong, label).toEqual([]);
    }
  });
  it('are all of them', () => {
    expect(vectors).toHaveLength(217);
  });
});
