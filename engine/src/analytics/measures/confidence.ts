/** How sure the Sharpe ratio is. */
import {
  estimateSharpe,
  minimumTrackRecord,
  probabilisticSharpe,
} from '../overfitting/probabilistic-sharpe.js';
import { sampleExcessKurtosis, sampleSkewness } from '../statistics/moments.js';
import { normalProbability } from '../statistics/normal-distribution.js';
import { fewReturns } from './measure.js';
import type { CaveatRule, Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

function probability({ returns }: MeasuredSeries): number {
  const estimate = estimateSharpe(returns);
  return estimate === null ? Number.NaN : probabilisticSharpe(estimate);
}

function neededRecord({ returns }: MeasuredSeries): number {
  const estimate = estimateSharpe(returns);
  return estimate === null ? Number.NaN : minimumTrackRecord(estimate);
}

/** As a library computes it: excess kurtosis stands where the paper has kurtosis. */
function libraryProbability({ returns, mean, deviation }: MeasuredSeries): number {
  const sharpe = mean / deviation;
  const skewness = sampleSkewness(returns);
  const excess = sampleExcessKurtosis(returns);
  const variance = 1 + sharpe ** 2 / 2 - skewness * sharpe + ((excess - 3) / 4) * sharpe ** 2;
  return normalProbability(sharpe / Math.sqrt(variance / (returns.length - 1)));
}

const tooShort: CaveatRule = (series) => {
  const needed = neededRecord(series);
  return needed > series.returns.length
    ? `shorter than the ${Math.ceil(needed).toLocaleString('en-US')} periods it needs for 95 %`
    : null;
};

const oneTrial: CaveatRule = () =>
  'knows of one trial; the best of many needs the deflated Sharpe ratio';

export const CONFIDENCE_MEASURES: readonly Measure[] = [
  {
    key: 'probabilisticSharpe',
    title: 'Probability that the Sharpe ratio is above 0',
    group: 'CONFIDENCE',
    unit: 'FRACTION',
    formula: 'Φ(SR·√(n − 1) ÷ √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)), SR a period, γ₄ = 3 if normal',
    source: 'Bailey and López de Prado 2012',
    minimum: 3,
    better: 'MORE',
    of: probability,
    caveats: [fewReturns, tooShort, oneTrial],
    missing: 'the returns do not vary',
  },
  {
    key: 'probabilisticSharpeExcess',
    title: 'The same with excess kurtosis in the place of kurtosis',
    names: ['probabilistic_sharpe_ratio'],
    group: 'CONFIDENCE',
    unit: 'FRACTION',
    formula: 'as above with G₂ − 3 for γ₄ − 3, and G₁ for γ₃',
    source: 'quantstats probabilistic_sharpe_ratio (before 0.0.83); kept for comparison',
    minimum: 4,
    better: 'MORE',
    of: libraryProbability,
    caveats: [fewReturns, () => 'too sure of heavy tails; read probabilisticSharpe instead'],
    missing: 'the returns do not vary',
  },
  {
    key: 'minimumTrackRecord',
    title: 'Periods needed for a Sharpe ratio above 0 at 95 %',
    group: 'CONFIDENCE',
    unit: 'BARS',
    formula: '1 + (1 − γ₃·SR + (γ₄ − 1)/4·SR²) × (Φ⁻¹(0.95) ÷ SR)²',
    source: 'Bailey and López de Prado 2012',
    minimum: 3,
    better: 'LESS',
    of: neededRecord,
    caveats: [fewReturns],
    missing: 'the Sharpe ratio is not above 0',
  },
];
