/** Mean return for each unit of deviation. */
import { deviationOf, linearFit, meanOf } from '../statistics/moments.js';
import { fewReturns, shortHistory } from './measure.js';
import type { Measure } from './measure.js';
import { rateAt } from './volatility.js';

/** `riskFree` per period, or one for each period; infinite where the excess does not vary. */
export function sharpeRatio(
  returns: ArrayLike<number>,
  riskFree: number | ArrayLike<number>,
  periodsPerYear: number,
): number {
  const excess = Array.from(returns, (value, i) => value - rateAt(riskFree, i));
  return (meanOf(excess) / deviationOf(excess)) * Math.sqrt(periodsPerYear);
}

/** √(1 + 2·Σ ((n − x) ÷ n)·|ρ|^x), ρ the correlation of returns with the ones before them. */
export function autocorrelationPenalty(returns: ArrayLike<number>): number {
  const values = Array.from(returns);
  const n = values.length;
  const correlation = Math.abs(linearFit(values.slice(0, -1), values.slice(1)).correlation);
  if (Number.isNaN(correlation)) return 1;
  let sum = 0;
  let power = correlation;
  for (let x = 1; x < n && power > 1e-20; x += 1) {
    sum += ((n - x) / n) * power;
    power *= correlation;
  }
  return Math.sqrt(1 + 2 * sum);
}

const FLAT = 'the returns do not vary';

export const SHARPE_MEASURES: readonly Measure[] = [
  {
    key: 'sharpe',
    title: 'Sharpe ratio',
    names: ['sharpe_ratio', 'sharpe'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'mean(r) ÷ σ(r) × √(periods a year), σ with n − 1, nothing subtracted',
    source: 'Sharpe 1994; empyrical sharpe_ratio; quantstats sharpe',
    minimum: 2,
    better: 'MORE',
    of: ({ mean, deviation, periodsPerYear }) => (mean / deviation) * Math.sqrt(periodsPerYear),
    caveats: [fewReturns, shortHistory],
    missing: FLAT,
  },
  {
    key: 'sharpeExcess',
    title: 'Sharpe ratio over the risk-free rate',
    names: ['sharpe_ratio_rf'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: '(mean(r) − risk-free a period) ÷ σ(r) × √(periods a year)',
    source: 'Sharpe 1994; empyrical sharpe_ratio with risk_free',
    minimum: 2,
    better: 'MORE',
    of: ({ mean, riskFree, deviation, periodsPerYear }) =>
      ((mean - riskFree) / deviation) * Math.sqrt(periodsPerYear),
    caveats: [fewReturns, shortHistory],
    missing: FLAT,
  },
  {
    key: 'smartSharpe',
    title: 'Sharpe ratio, autocorrelation penalised',
    names: ['smart_sharpe'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'Sharpe ÷ √(1 + 2·Σ ((n − x) ÷ n)·|ρ|^x), ρ the first autocorrelation',
    source: 'Lo 2002; quantstats smart_sharpe',
    minimum: 3,
    better: 'MORE',
    of: ({ returns, mean, deviation, periodsPerYear }) =>
      (mean / (deviation * autocorrelationPenalty(returns))) * Math.sqrt(periodsPerYear),
    caveats: [fewReturns, shortHistory],
    missing: FLAT,
  },
  {
    key: 'riskReturn',
    title: 'Return for risk a period',
    names: ['risk_return_ratio'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'mean(r) ÷ σ(r), not annualised',
    source: 'quantstats risk_return_ratio',
    minimum: 2,
    better: 'MORE',
    of: ({ mean, deviation }) => mean / deviation,
    caveats: [fewReturns],
    missing: FLAT,
  },
];
