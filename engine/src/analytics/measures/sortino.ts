/** Mean return for each unit of downside, and gains against losses. */
import { meanOf } from '../statistics/moments.js';
import { fewReturns, shortHistory } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';
import { downsideRisk, rateAt } from './volatility.js';

export function sortinoRatio(
  returns: ArrayLike<number>,
  required: number | ArrayLike<number>,
  periodsPerYear: number,
): number {
  if (returns.length < 2) return Number.NaN;
  const excess = Array.from(returns, (value, i) => value - rateAt(required, i));
  return (meanOf(excess) * periodsPerYear) / downsideRisk(returns, required, periodsPerYear);
}

export interface OmegaOptions {
  /** Per period, or one for each period. */
  readonly riskFree?: number | ArrayLike<number>;
  /** Per year; made one of a period by compounding. */
  readonly requiredReturn?: number;
  readonly periodsPerYear: number;
}

export function omegaRatio(
  returns: ArrayLike<number>,
  { riskFree = 0, requiredReturn = 0, periodsPerYear }: OmegaOptions,
): number {
  if (returns.length < 2 || requiredReturn <= -1) return Number.NaN;
  const threshold =
    periodsPerYear === 1 ? requiredReturn : (1 + requiredReturn) ** (1 / periodsPerYear) - 1;
  let gains = 0;
  let losses = 0;
  for (let i = 0; i < returns.length; i += 1) {
    const over = (returns[i] as number) - rateAt(riskFree, i) - threshold;
    if (over > 0) gains += over;
    else if (over < 0) losses -= over;
  }
  return losses > 0 ? gains / losses : Number.NaN;
}

function sortino({ returns, periodsPerYear }: MeasuredSeries): number {
  return sortinoRatio(returns, 0, periodsPerYear);
}

const NO_LOSS = 'there is no losing period';

export const SORTINO_MEASURES: readonly Measure[] = [
  {
    key: 'sortino',
    title: 'Sortino ratio',
    names: ['sortino_ratio', 'sortino'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'mean(r) × periods a year ÷ downside deviation a year',
    source: 'Sortino and Price 1994; empyrical sortino_ratio; quantstats sortino',
    minimum: 2,
    better: 'MORE',
    of: sortino,
    caveats: [fewReturns, shortHistory],
    missing: NO_LOSS,
  },
  {
    key: 'adjustedSortino',
    title: 'Sortino ratio ÷ √2',
    names: ['adjusted_sortino'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'Sortino ÷ √2, on the scale of the Sharpe ratio',
    source: 'Schwager; quantstats adjusted_sortino',
    minimum: 2,
    better: 'MORE',
    of: (series) => sortino(series) / Math.SQRT2,
    caveats: [fewReturns, shortHistory],
    missing: NO_LOSS,
  },
  {
    key: 'omega',
    title: 'Omega ratio',
    names: ['omega_ratio', 'omega'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'Σ of the gains ÷ Σ of the losses, threshold 0',
    source: 'Keating and Shadwick 2002; empyrical omega_ratio',
    minimum: 2,
    better: 'MORE',
    of: ({ returns, periodsPerYear }) => omegaRatio(returns, { periodsPerYear }),
    caveats: [fewReturns],
    missing: NO_LOSS,
  },
];
