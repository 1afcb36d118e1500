/** HURST: rescaled-range (R/S) estimate of the Hurst exponent of log returns. */
import { defineIndicator } from '../define-indicator.js';
import { Window } from '../window.js';
import { expectedRescaledRange } from './expected-rescaled-range.js';
import { MultiStream } from './multi-stream.js';

const SMALLEST_CHUNK = 8;
const MOST_CHUNKS = 32;
const ROUNDING = 1e-12;

/**
 * Mandelbrot and Wallis (1969), Peters, Fractal Market Analysis (1994): the window is cut into 1,
 * 2, 4 … 32 equal chunks of at least 8 returns (the oldest that do not fit are left out). In each
 * chunk: the range of the cumulated deviations from its mean, divided by its population standard
 * deviation. The exponent is the least-squares slope of log mean R/S on log chunk size. The second
 * output takes the small-sample bias out: slope of log(R/S − E + √(πn/2)) with E by Anis and Lloyd
 * (Weron, Estimating long-range dependence, 2002).
 */
export class Hurst extends MultiStream {
  private readonly returns: Window;
  private readonly logSizes: Float64Array;
  private readonly corrections: Float64Array;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super(2);
    this.returns = new Window(timePeriod);
    const sizes = chunkCounts(timePeriod).map((count) => Math.floor(timePeriod / count));
    this.logSizes = Float64Array.from(sizes, Math.log);
    this.corrections = Float64Array.from(
      sizes,
      (size) => Math.sqrt((Math.PI * size) / 2) - expectedRescaledRange(size),
    );
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(price: number): number {
    const { previous, returns, logSizes, corrections } = this;
    this.previous = price;
    if (Number.isNaN(previous)) return Number.NaN;
    // NaN where a price is not positive: such a window has no log returns, hence no exponent.
    returns.push(price > 0 && previous > 0 ? Math.log(price / previous) : Number.NaN);
    if (!returns.full) return Number.NaN;
    const means = chunkCounts(this.timePeriod).map((count) => meanRescaledRange(returns, count));
    const exponent = slope(logSizes, means.map(Math.log));
    if (!Number.isFinite(exponent)) return this.emitNothing();
    const corrected = means.map((mean, i) => Math.log(mean + (corrections[i] as number)));
    return this.emit(exponent, slope(logSizes, corrected));
  }
}

function chunkCounts(size: number): readonly number[] {
  const counts: number[] = [];
  for (let count = 1; count <= MOST_CHUNKS; count *= 2) {
    if (Math.floor(size / count) >= SMALLEST_CHUNK) counts.push(count);
  }
  return counts;
}

/** NaN where a chunk does not vary: its rescaled range would be 0 ÷ 0. */
function meanRescaledRange(returns: Window, count: number): number {
  const size = Math.floor(returns.size / count);
  const start = returns.size - size * count;
  let sum = 0;
  for (let c = 0; c < count; c += 1) sum += rescaledRange(returns, start + c * size, size);
  return sum / count;
}

function rescaledRange(returns: Window, from: number, size: number): number {
  let total = 0;
  for (let i = from; i < from + size; i += 1) total += returns.at(i);
  const mean = total / size;
  let sum = 0;
  let squares = 0;
  let top = Number.NEGATIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  for (let i = from; i < from + size; i += 1) {
    const deviation = returns.at(i) - mean;
    sum += deviation;
    squares += deviation * deviation;
    top = Math.max(top, sum);
    bottom = Math.min(bottom, sum);
  }
  const deviation = Math.sqrt(squares / size);
  // Equal returns differ by their rounding errors alone.
  return deviation > ROUNDING * Math.abs(mean) ? (top - bottom) / deviation : Number.NaN;
}

function slope(x: Float64Array, y: readonly number[]): number {
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length;
  const meanY = y.reduce((sum, value) => sum + value, 0) / x.length;
  let products = 0;
  let squares = 0;
  x.forEach((value, i) => {
    products += (value - meanX) * ((y[i] as number) - meanY);
    squares += (value - meanX) ** 2;
  });
  return products / squares;
}

export const hurst = defineIndicator({
  fn: 'HURST',
  title: 'Hurst exponent (rescaled range)',
  description:
    'Above 0.5 returns persist, below they turn back. hurstExponent is the raw estimate, too high ' +
    'on short windows; hurstExponentAL has that bias taken out (Anis and Lloyd). No value where ' +
    'prices are not positive or a part of the window does not vary.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [{ name: 'timePeriod', default: 100, min: 20, max: 100_000, integer: true }],
  outputs: ['hurstExponent', 'hurstExponentAL'],
  sparse: true,
  create: ({ timePeriod }) => new Hurst(timePeriod),
});
