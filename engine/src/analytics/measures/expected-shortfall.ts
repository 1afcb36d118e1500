/** Average of the worst returns, by several estimates. */
import { normalDensity, normalQuantile } from '../statistics/normal-distribution.js';
import { fewReturns, thinTail } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';
import { normalValueAtRisk } from './value-at-risk.js';

/** Mean of the returns up to the floor((n − 1) × cutoff)-th smallest, that one included. */
export function historicalShortfall(returns: ArrayLike<number>, cutoff = 0.05): number {
  return shortfallOfSorted(Float64Array.from(returns).sort(), cutoff);
}

function shortfallOfSorted(sorted: Float64Array, cutoff: number): number {
  const count = Math.floor((sorted.length - 1) * cutoff) + 1;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += sorted[i] as number;
  return sum / count;
}

/** Mean of the values below the normal value at risk; that itself where none is below. */
export function expectedShortfallBeyondNormal(
  values: ArrayLike<number>,
  mean: number,
  deviation: number,
): number {
  const limit = normalValueAtRisk(mean, deviation, 0.05);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!(value < limit)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? limit : sum / count;
}

/** μ − σ·φ(z) ÷ cutoff: the mean of the tail of a normal distribution. */
function normalShortfall({ mean, deviation }: MeasuredSeries, cutoff: number): number {
  return mean - (deviation * normalDensity(normalQuantile(cutoff))) / cutoff;
}

export const SHORTFALL_MEASURES: readonly Measure[] = [
  {
    key: 'expectedShortfall',
    title: 'Expected shortfall 95 % (historical)',
    names: ['conditional_value_at_risk'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'mean of the floor((n − 1) × 5 %) + 1 worst returns, as a loss',
    source: 'empyrical conditional_value_at_risk',
    minimum: 1,
    better: 'LESS',
    of: ({ sorted }) => -shortfallOfSorted(sorted, 0.05),
    caveats: [thinTail(0.05)],
  },
  {
    key: 'expectedShortfall99',
    title: 'Expected shortfall 99 % (historical)',
    names: ['conditional_value_at_risk_1'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'mean of the floor((n − 1) × 1 %) + 1 worst returns, as a loss',
    source: 'empyrical conditional_value_at_risk, cutoff 0.01',
    minimum: 1,
    better: 'LESS',
    of: ({ sorted }) => -shortfallOfSorted(sorted, 0.01),
    caveats: [thinTail(0.01)],
  },
  {
    key: 'expectedShortfallNormal',
    title: 'Expected shortfall 95 % (normal)',
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'σ·φ(z) ÷ 5 % − μ, z the 5 % quantile of the normal distribution',
    source: 'McNeil, Frey and Embrechts 2015, section 2.3.4',
    minimum: 2,
    better: 'LESS',
    of: (series) => -normalShortfall(series, 0.05),
    caveats: [fewReturns],
  },
  {
    key: 'expectedShortfallBeyondNormal',
    title: 'Mean loss beyond the normal value at risk',
    names: ['expected_shortfall'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'mean of the returns below the normal 95 % value at risk, as a loss',
    source: 'quantstats expected_shortfall (before 0.0.83)',
    minimum: 2,
    better: 'LESS',
    of: ({ returns, mean, deviation }) => -expectedShortfallBeyondNormal(returns, mean, deviation),
    caveats: [fewReturns],
  },
];
