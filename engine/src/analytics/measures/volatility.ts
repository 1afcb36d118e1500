/** How much returns vary. */
import { deviationOf } from '../statistics/moments.js';
import { fewReturns } from './measure.js';
import type { Measure } from './measure.js';

export function annualVolatility(returns: ArrayLike<number>, periodsPerYear: number): number {
  return deviationOf(returns) * Math.sqrt(periodsPerYear);
}

/** Root of the mean square of what falls short of `required` (a rate, or one for each period). */
export function downsideRisk(
  returns: ArrayLike<number>,
  required: number | ArrayLike<number>,
  periodsPerYear: number,
): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < returns.length; i += 1) {
    const short = (returns[i] as number) - rateAt(required, i);
    if (Number.isNaN(short)) continue;
    sum += Math.min(short, 0) ** 2;
    count += 1;
  }
  return Math.sqrt(sum / count) * Math.sqrt(periodsPerYear);
}

export function rateAt(rate: number | ArrayLike<number>, period: number): number {
  return typeof rate === 'number' ? rate : (rate[period] as number);
}

export const VOLATILITY_MEASURES: readonly Measure[] = [
  {
    key: 'volatility',
    title: 'Volatility a year',
    names: ['annual_volatility', 'volatility'],
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'σ(r) × √(periods a year), σ with n − 1',
    source: 'empyrical annual_volatility; quantstats volatility',
    minimum: 2,
    better: 'LESS',
    of: ({ deviation, periodsPerYear }) => deviation * Math.sqrt(periodsPerYear),
    caveats: [fewReturns],
  },
  {
    key: 'downsideRisk',
    title: 'Downside deviation a year',
    names: ['downside_risk'],
    group: 'RISK',
    unit: 'FRACTION',
    formula: '√(Σ min(r, 0)² ÷ n) × √(periods a year), n all periods',
    source: 'Sortino and Price 1994; empyrical downside_risk',
    minimum: 1,
    better: 'LESS',
    of: ({ returns, periodsPerYear }) => downsideRisk(returns, 0, periodsPerYear),
    caveats: [fewReturns],
  },
];
