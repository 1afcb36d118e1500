/** Charts show prices as if every split had always been: in shares of the last bar they show. */
import { withoutNoise } from '../../domain/without-noise.js';
import { lastRowAt } from '../../market-data/last-row.js';
import type { ReportedBars } from './compute-tear-sheet.js';

/** Prices of a time times this are prices in shares of the bar in row `last`; 1 without splits. */
export function splitFactor({ at, shares }: ReportedBars, time: number, last: number): number {
  if (shares === null) return 1;
  return (shares[lastRowAt(at, time)] as number) / (shares[last] as number);
}

/** The rows of one of the bars' columns before `to`, in shares of the last of them. */
export function inLastShares(
  { shares }: ReportedBars,
  column: Float64Array,
  [from, to]: readonly [number, number],
): Float64Array {
  const rows = column.subarray(from, to);
  if (shares === null) return rows;
  const last = shares[to - 1] as number;
  return rows.map((price, row) => {
    const factor = (shares[from + row] as number) / last;
    return factor === 1 ? price : withoutNoise(price * factor);
  });
}
