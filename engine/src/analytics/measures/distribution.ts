/** The shape of the returns: lean, tails, extremes. */
import { meanOf, sampleExcessKurtosis, sampleSkewness } from '../statistics/moments.js';
import { quantileOf, quantileOfSorted } from '../statistics/quantile.js';
import { fewReturns, thinTail } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

/** |95 % quantile| ÷ |5 % quantile|. */
export function tailRatio(returns: ArrayLike<number>): number {
  return Math.abs(quantileOf(returns, 0.95)) / Math.abs(quantileOf(returns, 0.05));
}

function tailRatioOf({ sorted }: MeasuredSeries): number {
  return Math.abs(quantileOfSorted(sorted, 0.95)) / Math.abs(quantileOfSorted(sorted, 0.05));
}

/** Σ of the gains ÷ Σ of the losses. */
export function profitFactorOf({ gains, losses }: MeasuredSeries): number {
  const lost = losses.reduce((sum, value) => sum - value, 0);
  return gains.reduce((sum, value) => sum + value, 0) / lost;
}

/** Mean of the returns of at least 0: periods without a return are among them. */
function meanAtLeastZero({ returns }: MeasuredSeries): number {
  return meanOf(Array.from(returns).filter((value) => value >= 0));
}

export const DISTRIBUTION_MEASURES: readonly Measure[] = [
  {
    key: 'skewness',
    title: 'Skewness',
    names: ['skew'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: 'G₁ = √(n(n − 1)) ÷ (n − 2) × m₃ ÷ m₂^1.5',
    source: 'Joanes and Gill 1998; quantstats skew',
    minimum: 3,
    better: 'MORE',
    of: ({ returns }) => sampleSkewness(returns),
    caveats: [fewReturns],
    missing: 'the returns do not vary',
  },
  {
    key: 'excessKurtosis',
    title: 'Excess kurtosis',
    names: ['kurtosis'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: 'G₂ = (n − 1) ÷ ((n − 2)(n − 3)) × ((n + 1)·g₂ + 6), g₂ = m₄ ÷ m₂² − 3',
    source: 'Joanes and Gill 1998; quantstats kurtosis',
    minimum: 4,
    better: 'LESS',
    of: ({ returns }) => sampleExcessKurtosis(returns),
    caveats: [fewReturns],
    missing: 'the returns do not vary',
  },
  {
    key: 'tailRatio',
    title: 'Tail ratio',
    names: ['tail_ratio'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: '|95 % quantile| ÷ |5 % quantile|, both interpolated',
    source: 'empyrical tail_ratio; quantstats tail_ratio',
    minimum: 1,
    better: 'MORE',
    of: tailRatioOf,
    caveats: [thinTail(0.05)],
    missing: 'the 5 % quantile is 0',
  },
  {
    key: 'commonSense',
    title: 'Common sense ratio',
    names: ['common_sense_ratio'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: 'profit factor of periods × tail ratio',
    source: 'quantstats common_sense_ratio',
    minimum: 1,
    better: 'MORE',
    of: (series) => profitFactorOf(series) * tailRatioOf(series),
    caveats: [thinTail(0.05)],
    missing: 'there is no losing period, or the 5 % quantile is 0',
  },
  {
    key: 'outlierWin',
    title: 'Outlier win ratio',
    names: ['outlier_win_ratio'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: '99 % quantile ÷ mean of the returns of at least 0',
    source: 'quantstats outlier_win_ratio',
    minimum: 1,
    of: (series) => quantileOfSorted(series.sorted, 0.99) / meanAtLeastZero(series),
    caveats: [thinTail(0.01)],
    missing: 'there is no winning period',
  },
  {
    key: 'outlierLoss',
    title: 'Outlier loss ratio',
    names: ['outlier_loss_ratio'],
    group: 'DISTRIBUTION',
    unit: 'RATIO',
    formula: '1 % quantile ÷ mean of the losses',
    source: 'quantstats outlier_loss_ratio',
    minimum: 1,
    of: ({ sorted, losses }) => quantileOfSorted(sorted, 0.01) / meanOf(losses),
    caveats: [thinTail(0.01)],
    missing: 'there is no losing period',
  },
  {
    key: 'bestPeriod',
    title: 'Best period',
    names: ['best'],
    group: 'DISTRIBUTION',
    unit: 'FRACTION',
    formula: 'largest return',
    source: 'quantstats best',
    minimum: 1,
    better: 'MORE',
    of: ({ sorted }) => sorted[sorted.length - 1] as number,
  },
  {
    key: 'worstPeriod',
    title: 'Worst period',
    names: ['worst'],
    group: 'DISTRIBUTION',
    unit: 'FRACTION',
    formula: 'smallest return',
    source: 'quantstats worst',
    minimum: 1,
    better: 'MORE',
    of: ({ sorted }) => sorted[0] as number,
  },
];
