/** The times of a run's steps and what was traded at each: one file's own, or several put together. */
import {
  sharesPerFirst,
  type BacktestSeries,
  type FileBars,
  type FileSeries,
} from '@fiducia/engine/simulation';

export interface RunAxis {
  /** When each step's bars opened. */
  readonly labels: Float64Array;
  /** The close; of several series an index that holds each from its first bar on, equally weighted. */
  readonly closes: Float64Array;
  readonly timeframeMs: number;
}

/** `stamps`: when each step's bars closed, as the run gives them. */
export function runAxis(
  files: readonly FileBars[],
  series: readonly (FileSeries & BacktestSeries)[],
  stamps: Float64Array,
): RunAxis {
  const timeframeMs = Math.min(...series.map((one) => one.timeframeMs));
  const held = files.map((bars, index) => continuousCloses(bars, series[index]));
  const [only] = files;
  if (files.length === 1 && only !== undefined) {
    return { labels: only.label, closes: held[0] as Float64Array, timeframeMs };
  }
  const closes = new Float64Array(stamps.length);
  for (const [index, { columns }] of series.entries()) {
    const close = held[index] as Float64Array;
    let row = -1;
    for (let step = 0; step < stamps.length; step += 1) {
      const at = stamps[step] as number;
      while (row + 1 < close.length && (columns.at[row + 1] as number) <= at) row += 1;
      const growth = row < 0 ? 1 : (close[row] as number) / (close[0] as number);
      closes[step] = (closes[step] as number) + growth / files.length;
    }
  }
  return { labels: stamps.map((at) => at + 1 - timeframeMs), closes, timeframeMs };
}

/** Whoever holds through a split has more shares afterwards. */
function continuousCloses({ close }: FileBars, series: BacktestSeries | undefined): Float64Array {
  const shares = series === undefined ? null : sharesPerFirst(series);
  return shares === null ? close : close.map((price, row) => price * (shares[row] as number));
}
