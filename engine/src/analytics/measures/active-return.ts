/** Returns over those of the benchmark, period by period. */
import { deviationOf, meanOf } from '../statistics/moments.js';
import { fewReturns } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';
import { rateAt } from './volatility.js';

export function activeReturns(
  returns: ArrayLike<number>,
  benchmark: number | ArrayLike<number>,
): number[] {
  return Array.from(returns, (value, i) => value - rateAt(benchmark, i));
}

/** Mean ÷ deviation of the active returns, not annualised. */
export function excessSharpe(
  returns: ArrayLike<number>,
  benchmark: number | ArrayLike<number>,
): number {
  if (returns.length < 2) return Number.NaN;
  const active = activeReturns(returns, benchmark);
  return meanOf(active) / deviationOf(active);
}

const active = ({ returns, benchmark }: MeasuredSeries): number[] =>
  activeReturns(returns, benchmark ?? []);

const SAME = 'the series does not differ from its benchmark';

export const ACTIVE_RETURN_MEASURES: readonly Measure[] = [
  {
    key: 'informationRatio',
    title: 'Information ratio a period',
    names: ['excess_sharpe', 'information_ratio'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'mean(r − b) ÷ σ(r − b), not annualised',
    source: 'empyrical excess_sharpe; quantstats information_ratio',
    minimum: 2,
    better: 'MORE',
    of: (series) => excessSharpe(series.returns, series.benchmark ?? []),
    caveats: [fewReturns],
    missing: SAME,
  },
  {
    key: 'informationRatioAnnual',
    title: 'Information ratio a year',
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'mean(r − b) ÷ σ(r − b) × √(periods a year)',
    source: 'Grinold and Kahn 2000',
    minimum: 2,
    better: 'MORE',
    of: (series) =>
      excessSharpe(series.returns, series.benchmark ?? []) * Math.sqrt(series.periodsPerYear),
    caveats: [fewReturns],
    missing: SAME,
  },
  {
    key: 'trackingError',
    title: 'Tracking error a year',
    group: 'BENCHMARK',
    unit: 'FRACTION',
    formula: 'σ(r − b) × √(periods a year)',
    source: 'Grinold and Kahn 2000',
    minimum: 2,
    better: 'LESS',
    of: (series) => deviationOf(active(series)) * Math.sqrt(series.periodsPerYear),
    caveats: [fewReturns],
  },
  {
    key: 'battingAverage',
    title: 'Batting average',
    group: 'BENCHMARK',
    unit: 'FRACTION',
    formula: 'periods with r > b ÷ n',
    source: 'CFA Institute, manager selection',
    minimum: 1,
    better: 'MORE',
    of: (series) => active(series).filter((value) => value > 0).length / series.returns.length,
    caveats: [fewReturns],
  },
];
