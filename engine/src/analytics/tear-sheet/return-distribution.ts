/** A histogram of returns with the losses that matter marked. */
import { historicalShortfall } from '../measures/expected-shortfall.js';
import { meanOf } from '../statistics/moments.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import type { ShownPeriods } from './shown-periods.js';
import type { TearSheetDistribution } from './tear-sheet-data.js';

const BINS = 41;
/** Extremes beyond these quantiles are counted but not drawn, or one day would flatten the rest. */
const DRAWN_FROM = 0.003;
const LEAST_RETURNS = 20;

/** null when there are too few returns other than 0 for a shape. */
export function distributionOf({ returns, name }: ShownPeriods): TearSheetDistribution | null {
  const moved = returns.filter((value) => value !== 0).sort();
  if (moved.length < LEAST_RETURNS) return null;
  const low = quantileOfSorted(moved, DRAWN_FROM);
  const high = quantileOfSorted(moved, 1 - DRAWN_FROM);
  // Symmetric, so that 0 is in the middle of a bin and gains and losses can be compared.
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const width = (2 * reach) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  let below = 0;
  let above = 0;
  for (const value of moved) {
    const bin = Math.floor((value + reach) / width);
    if (value < -reach) below += 1;
    else if (value > reach) above += 1;
    else counts[Math.min(bin, BINS - 1)] = (counts[Math.min(bin, BINS - 1)] ?? 0) + 1;
  }
  const sorted = Float64Array.from(returns).sort();
  return {
    of: name === 'day' ? 'daily returns' : 'returns of each bar',
    bins: counts.map((count, i) => ({
      from: -reach + i * width,
      to: -reach + (i + 1) * width,
      count,
    })),
    zeroShare: 1 - moved.length / returns.length,
    below,
    above,
    mean: meanOf(returns),
    valueAtRisk: -quantileOfSorted(sorted, 0.05),
    expectedShortfall: -historicalShortfall(returns, 0.05),
  };
}
