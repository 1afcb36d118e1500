/** Charts show prices as if every split had always been: in shares of the last bar they show. */
import { withoutNoise } from '../../domain/without-noise.js';
import { lastRowAt } from '../../market-data/last-row.js';
import type { ReportedBars } from './compute-tear-sheet.js';

/** Prices of a time times this are prices in shares of the bar in row `last`; 1 without splits. */
export function splitFactor({ at, shares }: ReportedBars, time: number, last: number): number {
  if (shares === null) return 1;
  const row = Math.min(last, Math.max(0, lastRowAt(at, time)));
  return (shares[row] as number) / (shares[last] as number);
}

/** The rows before `last` and itself, in its shares. */
export function inSharesOf(bars: ReportedBars, last: number): ReportedBars {
  const { shares } = bars;
  if (shares === null) return bars;
  const price = (column: Float64Array): Float64Array =>
    column.map((value, row) => {
      const factor = (shares[row] as number) / (shares[last] as number);
      return factor === 1 ? value : withoutNoise(value * factor);
    });
  return {
    ...bars,
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
  };
}
