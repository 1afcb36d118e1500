/** The loss that a period exceeds only so often: from history, from a normal, with skew and kurtosis. */
import { populationKurtosis, populationSkewness } from '../statistics/moments.js';
import { normalQuantile } from '../statistics/normal-distribution.js';
import { quantileOf, quantileOfSorted } from '../statistics/quantile.js';
import { fewReturns, thinTail } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

export function historicalValueAtRisk(returns: ArrayLike<number>, cutoff = 0.05): number {
  return quantileOf(returns, cutoff);
}

export function normalValueAtRisk(mean: number, deviation: number, cutoff: number): number {
  return mean + deviation * normalQuantile(cutoff);
}

/** The normal quantile moved by skewness S and excess kurtosis K (Cornish and Fisher 1938). */
export function cornishFisherQuantile(z: number, skewness: number, excess: number): number {
  return (
    z +
    ((z ** 2 - 1) * skewness) / 6 +
    ((z ** 3 - 3 * z) * excess) / 24 -
    ((2 * z ** 3 - 5 * z) * skewness ** 2) / 36
  );
}

function cornishFisher({ returns, mean, deviation }: MeasuredSeries, cutoff: number): number {
  const skewness = populationSkewness(returns);
  const excess = populationKurtosis(returns) - 3;
  return mean + deviation * cornishFisherQuantile(normalQuantile(cutoff), skewness, excess);
}

/** Outside these the expansion is not monotonous and its quantiles mean nothing (Maillard 2012). */
const MOST_SKEWNESS = 2.5;
const MOST_EXCESS = 8;

export const VALUE_AT_RISK_MEASURES: readonly Measure[] = [
  {
    key: 'valueAtRisk',
    title: 'Value at risk 95 % (historical)',
    names: ['value_at_risk'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: '5 % quantile of the returns, interpolated, as a loss',
    source: 'empyrical value_at_risk',
    minimum: 1,
    better: 'LESS',
    of: ({ sorted }) => -quantileOfSorted(sorted, 0.05),
    caveats: [thinTail(0.05)],
  },
  {
    key: 'valueAtRisk99',
    title: 'Value at risk 99 % (historical)',
    names: ['value_at_risk_1'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: '1 % quantile of the returns, interpolated, as a loss',
    source: 'empyrical value_at_risk, cutoff 0.01',
    minimum: 1,
    better: 'LESS',
    of: ({ sorted }) => -quantileOfSorted(sorted, 0.01),
    caveats: [thinTail(0.01)],
  },
  {
    key: 'valueAtRiskNormal',
    title: 'Value at risk 95 % (normal)',
    names: ['value_at_risk_parametric'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: '−(μ + z·σ), z the 5 % quantile of the normal distribution, σ with n − 1',
    source: 'quantstats value_at_risk',
    minimum: 2,
    better: 'LESS',
    of: ({ mean, deviation }) => -normalValueAtRisk(mean, deviation, 0.05),
    caveats: [fewReturns],
  },
  {
    key: 'valueAtRiskCornishFisher',
    title: 'Value at risk 95 % (Cornish–Fisher)',
    group: 'RISK',
    unit: 'FRACTION',
    formula: '−(μ + z′·σ), z′ = z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36',
    source: 'Cornish and Fisher 1938; Favre and Galeano 2002',
    minimum: 4,
    better: 'LESS',
    of: (series) => -cornishFisher(series, 0.05),
    caveats: [
      fewReturns,
      ({ returns }) =>
        Math.abs(populationSkewness(returns)) > MOST_SKEWNESS ||
        populationKurtosis(returns) - 3 > MOST_EXCESS
          ? 'skewness or kurtosis is beyond the range of the expansion'
          : null,
    ],
    missing: 'the returns do not vary',
  },
];
