/** How closely wealth followed a straight line on a logarithmic scale. */
import { linearFit, present } from '../statistics/moments.js';
import { fewReturns } from './measure.js';
import type { Measure } from './measure.js';

/** R² of a line through the cumulative log returns; 0 where they do not vary at all. */
export function stabilityOf(returns: ArrayLike<number>): number {
  const logs: number[] = [];
  let sum = 0;
  for (const value of present(returns)) {
    sum += Math.log1p(value);
    logs.push(sum);
  }
  if (logs.length < 2) return Number.NaN;
  const { slope, correlation } = linearFit(
    logs.map((_, i) => i),
    logs,
  );
  return slope === 0 ? 0 : correlation ** 2;
}

export const STABILITY_MEASURES: readonly Measure[] = [
  {
    key: 'stability',
    title: 'Stability of growth',
    names: ['stability_of_timeseries'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'R² of a straight line through Σ ln(1 + r)',
    source: 'empyrical stability_of_timeseries',
    minimum: 2,
    better: 'MORE',
    of: ({ returns }) => stabilityOf(returns),
    caveats: [fewReturns],
    missing: 'all was lost',
  },
];
