/** How money grew: total, a year, a period. */
import { meanOf } from '../statistics/moments.js';
import { shortHistory } from './measure.js';
import type { Measure } from './measure.js';

/** Compounded return up to and including each period; a missing return is none. */
export function cumulativeReturns(returns: ArrayLike<number>): Float64Array {
  const cumulative = new Float64Array(returns.length);
  let wealth = 1;
  for (let i = 0; i < returns.length; i += 1) {
    const value = returns[i] as number;
    if (!Number.isNaN(value)) wealth *= 1 + value;
    cumulative[i] = wealth - 1;
  }
  return cumulative;
}

export function totalReturn(returns: ArrayLike<number>): number {
  if (returns.length === 0) return Number.NaN;
  return cumulativeReturns(returns)[returns.length - 1] as number;
}

/** (1 + total)^(periods a year ÷ periods) − 1; missing periods count as time. */
export function annualReturn(returns: ArrayLike<number>, periodsPerYear: number): number {
  if (returns.length === 0) return Number.NaN;
  return (1 + totalReturn(returns)) ** (periodsPerYear / returns.length) - 1;
}

/** Carried on to a year, less than a year's history may multiply money by more than this: nonsense. */
const MOST_CREDIBLE_GROWTH = 100;

/** NaN where the history is too short for the figure to mean anything. */
export function credibleAnnualReturn(total: number, years: number): number {
  if (!(total > -1)) return -1;
  const growth = (1 + total) ** (1 / years) - 1;
  return years < 1 && growth > MOST_CREDIBLE_GROWTH ? Number.NaN : growth;
}

export const GROWTH_MEASURES: readonly Measure[] = [
  {
    key: 'totalReturn',
    title: 'Total return',
    names: ['cum_returns_final', 'comp'],
    group: 'RETURN',
    unit: 'FRACTION',
    formula: 'Π(1 + r) − 1; of a run: final equity ÷ opening cash − 1',
    source: 'empyrical cum_returns_final; quantstats comp',
    minimum: 1,
    better: 'MORE',
    of: ({ total }) => total,
  },
  {
    key: 'cagr',
    title: 'Return a year (compound)',
    names: ['annual_return', 'cagr'],
    group: 'RETURN',
    unit: 'FRACTION',
    formula: '(1 + total)^(1 ÷ years) − 1, years = n ÷ periods a year; −1 when all was lost',
    source: 'empyrical annual_return; quantstats cagr',
    minimum: 1,
    better: 'MORE',
    of: ({ total, years }) => credibleAnnualReturn(total, years),
    caveats: [shortHistory],
    missing: 'the history is too short to be carried on to a year',
  },
  {
    key: 'geometricMean',
    title: 'Geometric mean a period',
    names: ['geometric_mean'],
    group: 'RETURN',
    unit: 'FRACTION',
    formula: '(Π(1 + r))^(1 ÷ n) − 1',
    source: 'quantstats geometric_mean (expected_return)',
    minimum: 1,
    better: 'MORE',
    of: ({ total, returns }) => (total > -1 ? (1 + total) ** (1 / returns.length) - 1 : -1),
  },
  {
    key: 'averageReturn',
    title: 'Average return of active periods',
    names: ['avg_return'],
    group: 'RETURN',
    unit: 'FRACTION',
    formula: 'arithmetic mean of the returns that are not 0',
    source: 'quantstats avg_return',
    minimum: 1,
    better: 'MORE',
    of: ({ returns }) => meanOf(Array.from(returns).filter((value) => value !== 0)),
    missing: 'no period had a return',
  },
];
