/** Logarithmic returns of a series and the size of an ordinary one. */
import type { LabelledBars } from '../resample/resample-bars.js';

/** From close to close; the first is 0. */
export function closeMoves({ close, length }: LabelledBars): Float64Array {
  const moves = new Float64Array(length);
  for (let i = 1; i < length; i += 1) {
    moves[i] = Math.log((close[i] as number) / (close[i - 1] as number));
  }
  return moves;
}

/** ln(high ÷ low) of each bar. */
export function barRanges({ high, low, length }: LabelledBars): Float64Array {
  const ranges = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    ranges[i] = Math.log((high[i] as number) / (low[i] as number));
  }
  return ranges;
}

/** Long series are judged by so many of their values, evenly spread. */
const SAMPLE = 20_000;

/** All values, or an even sample of a long series. */
export function sampleOf(values: Float64Array): Float64Array {
  const every = Math.ceil(values.length / SAMPLE);
  return every <= 1 ? values.slice() : values.filter((_, index) => index % every === 0);
}

export function median(values: Float64Array): number {
  const sorted = sampleOf(values).sort();
  return sorted.length === 0 ? 0 : (sorted[Math.floor((sorted.length - 1) / 2)] as number);
}

/** MAD × 1.4826 estimates a normal deviation without its outliers (Hampel 1974). */
const MAD_TO_DEVIATION = 1.4826;

/** Never below the mean size, which a market that mostly stands still would otherwise have as 0. */
export function ordinaryMove(moves: Float64Array): number {
  const sizes = moves.subarray(1).map(Math.abs);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  return Math.max(median(sizes) * MAD_TO_DEVIATION, mean);
}
