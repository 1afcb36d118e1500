/** The times of a run's steps and what was traded at each: one file's own, or several put together. */
import {
  continuousCloses,
  heldGrowth,
  type BacktestSeries,
  type BarsFileZone,
  type FileBars,
  type FileSeries,
} from '@fiducia/engine/simulation';

export interface RunAxis {
  /** When each step's bars opened. */
  readonly labels: Float64Array;
  /** The close; of several series an index that holds each from its first bar on, equally weighted. */
  readonly closes: Float64Array;
  readonly timeframeMs: number;
  /** Whose clocks the first file's times are written in. */
  readonly zone: BarsFileZone | undefined;
}

/** `stamps`: when each step's bars closed, as the run gives them. */
export function runAxis(
  files: readonly FileBars[],
  series: readonly (FileSeries & BacktestSeries)[],
  stamps: Float64Array,
): RunAxis {
  const timeframeMs = Math.min(...series.map((one) => one.timeframeMs));
  const [only] = files;
  const [alone] = series;
  const zone = only?.zone;
  if (files.length === 1 && only !== undefined && alone !== undefined) {
    const isForeign = alone.instrument.conversion !== undefined;
    const closes = isForeign ? heldGrowth(files, series, stamps) : continuousCloses(only, alone);
    return { labels: only.label, closes, timeframeMs, zone };
  }
  const closes = heldGrowth(files, series, stamps);
  return { labels: stamps.map((at) => at + 1 - timeframeMs), closes, timeframeMs, zone };
}
