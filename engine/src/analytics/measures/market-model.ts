/** Alpha and beta against a benchmark, over all periods and over its rises and falls alone. */
import { meanOf, populationKurtosis } from '../statistics/moments.js';
import { fewReturns, shortHistory } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

/** Below this the benchmark is taken not to vary. */
const LEAST_VARIANCE = 1e-30;

export interface MarketModelOptions {
  /** Per period. */
  readonly riskFree?: number;
  readonly periodsPerYear: number;
}

/** Covariance ÷ variance of the benchmark, over the periods that both have. */
export function betaOf(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number {
  if (returns.length < 2) return Number.NaN;
  const market = Array.from(benchmark, (value, i) =>
    Number.isNaN(returns[i] as number) ? Number.NaN : value,
  );
  const average = meanOf(market);
  const residuals = market.map((value) => value - average);
  const variance = meanOf(residuals.map((value) => value * value));
  if (!(variance >= LEAST_VARIANCE)) return Number.NaN;
  return meanOf(residuals.map((value, i) => value * (returns[i] as number))) / variance;
}

/** (1 + mean(r − rf − β·(b − rf)))^(periods a year) − 1: compounded, as the library has it. */
export function alphaOf(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  { riskFree = 0, periodsPerYear }: MarketModelOptions,
): number {
  if (returns.length < 2) return Number.NaN;
  const beta = betaOf(returns, benchmark);
  const excess = Array.from(
    returns,
    (value, i) => value - riskFree - beta * ((benchmark[i] as number) - riskFree),
  );
  return (1 + meanOf(excess)) ** periodsPerYear - 1;
}

/** The periods in which the benchmark rose (1) or fell (−1). */
export function whereBenchmark(
  direction: 1 | -1,
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
): { readonly returns: number[]; readonly benchmark: number[] } {
  const rows = Array.from(benchmark, (market, i) => [returns[i] as number, market] as const);
  const kept = rows.filter(([, market]) => market * direction > 0);
  return { returns: kept.map(([own]) => own), benchmark: kept.map(([, market]) => market) };
}

/**
 * Fragility: the worst and best market weighted towards the middle one, less the middle
 * (Taleb and others 2012, IMF WP/12/216). Negative: what varies in the market costs.
 */
export function betaFragility(returns: ArrayLike<number>, benchmark: ArrayLike<number>): number {
  if (returns.length < 3 || benchmark.length < 3) return Number.NaN;
  const pairs = Array.from(returns, (own, i) => ({ own, market: benchmark[i] as number }))
    .filter(({ own, market }) => !Number.isNaN(own) && !Number.isNaN(market))
    .sort((a, b) => a.market - b.market);
  const low = pairs[0];
  const middle = pairs[roundHalfEven(pairs.length / 2)];
  const high = pairs[pairs.length - 1];
  if (low === undefined || middle === undefined || high === undefined) return Number.NaN;
  const range = high.market - low.market;
  const lowWeight = range === 0 ? 0.5 : (middle.market - low.market) / range;
  const highWeight = range === 0 ? 0.5 : (high.market - middle.market) / range;
  return lowWeight * low.own + highWeight * high.own - middle.own;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

export interface Greeks {
  readonly alpha: number;
  readonly beta: number;
}

/** β and (mean(r) − β·mean(b)) × periods a year: not compounded, unlike `alpha`. */
export function greeksOf(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): Greeks {
  const beta = betaOf(returns, benchmark);
  return { beta, alpha: (meanOf(returns) - beta * meanOf(benchmark)) * periodsPerYear };
}

const market = ({ benchmark }: MeasuredSeries): ArrayLike<number> => benchmark ?? [];

function correlation(series: MeasuredSeries): number {
  const { returns } = series;
  const b = market(series);
  const own = betaOf(returns, b);
  const other = betaOf(b, returns);
  return Math.sign(own) * Math.sqrt(own * other);
}

const FLAT = 'the benchmark does not vary';

export const MARKET_MODEL_MEASURES: readonly Measure[] = [
  {
    key: 'alpha',
    title: 'Alpha a year',
    names: ['alpha'],
    group: 'BENCHMARK',
    unit: 'FRACTION',
    formula: '(1 + mean(r − β·b))^(periods a year) − 1',
    source: 'Jensen 1968; empyrical alpha',
    minimum: 2,
    better: 'MORE',
    of: (series) =>
      alphaOf(series.returns, market(series), { periodsPerYear: series.periodsPerYear }),
    caveats: [fewReturns, shortHistory],
    missing: FLAT,
  },
  {
    key: 'beta',
    title: 'Beta',
    names: ['beta'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'cov(r, b) ÷ var(b)',
    source: 'empyrical beta; quantstats greeks',
    minimum: 2,
    of: (series) => betaOf(series.returns, market(series)),
    caveats: [fewReturns],
    missing: FLAT,
  },
  {
    key: 'correlation',
    title: 'Correlation with the benchmark',
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'cov(r, b) ÷ (σ(r)·σ(b))',
    source: 'Pearson',
    minimum: 2,
    of: correlation,
    caveats: [fewReturns],
    missing: 'the returns or the benchmark do not vary',
  },
  {
    key: 'rSquared',
    title: 'R²',
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'correlation²: the share of the variance that the benchmark explains',
    source: 'quantstats r_squared',
    minimum: 2,
    of: (series) => correlation(series) ** 2,
    caveats: [fewReturns],
    missing: 'the returns or the benchmark do not vary',
  },
  {
    key: 'treynor',
    title: 'Treynor ratio',
    names: ['treynor_ratio'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'total return ÷ β, not annualised',
    source: 'Treynor 1965; quantstats treynor_ratio',
    minimum: 2,
    better: 'MORE',
    of: (series) => series.total / betaOf(series.returns, market(series)),
    caveats: [fewReturns],
    missing: FLAT,
  },
  {
    key: 'betaFragility',
    title: 'Fragility of beta',
    group: 'BENCHMARK',
    unit: 'FRACTION',
    formula: 'weighted returns in the worst and best market − return in the middle one',
    source: 'IMF WP/12/216; empyrical beta_fragility_heuristic',
    minimum: 3,
    better: 'MORE',
    of: (series) => betaFragility(series.returns, market(series)),
    caveats: [
      () => 'rests on three periods alone',
      ({ returns }) => (populationKurtosis(returns) > 6 ? 'the returns have heavy tails' : null),
    ],
  },
];
