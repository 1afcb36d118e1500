/** MACD: the difference of two exponential averages, its own average, and their difference. */
import { defineIndicator } from '../define-indicator.js';
import { column } from '../indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export interface MacdPeriods {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
}

/**
 * As TA-Lib: both averages have their first value at the same bar, so the fast one is seeded by the
 * last values before it; no output is given before the signal has one.
 */
export class Macd extends StreamBase {
  macd = Number.NaN;
  signal = Number.NaN;
  histogram = Number.NaN;
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly average: Ema;
  /** Bars that the fast average waits for the slow one. */
  private delay: number;

  /** `weights` are those of the averages where they are not 2 ÷ (n + 1). */
  constructor(
    { fastPeriod, slowPeriod, signalPeriod }: MacdPeriods,
    weights?: { readonly fast: number; readonly slow: number },
  ) {
    super();
    // TA-Lib swaps periods that were given the wrong way round.
    const short = Math.min(fastPeriod, slowPeriod);
    const long = Math.max(fastPeriod, slowPeriod);
    this.fast = new Ema(short, weights?.fast);
    this.slow = new Ema(long, weights?.slow);
    this.average = new Ema(signalPeriod);
    this.delay = long - short;
  }

  get lookback(): number {
    return this.slow.lookback + this.average.lookback;
  }

  /** Returns the difference of the averages. */
  update(value: number): number {
    const slow = this.slow.update(value);
    if (this.delay > 0) {
      this.delay -= 1;
      return Number.NaN;
    }
    const difference = this.fast.update(value) - slow;
    if (Number.isNaN(difference)) return Number.NaN;
    const signal = this.average.update(difference);
    if (Number.isNaN(signal)) return Number.NaN;
    this.signal = signal;
    this.histogram = difference - signal;
    return (this.macd = difference);
  }

  override output(index: number): number {
    return index === 0 ? this.macd : index === 1 ? this.signal : this.histogram;
  }
}

export const macd = defineIndicator({
  fn: 'MACD',
  title: 'Moving average convergence and divergence',
  description: 'Fast minus slow exponential average, the average of that, and their difference.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('fastPeriod', 12), period('slowPeriod', 26), period('signalPeriod', 9, 1)],
  outputs: ['MACD', 'MACDSignal', 'MACDHist'],
  create: (periods) => new Macd(periods),
  batch: (columns, periods) => averageDifferences(column(columns, 0), periods),
});

/** The steps of `Macd` over a whole column. */
function averageDifferences(values: Float64Array, periods: MacdPeriods): readonly Float64Array[] {
  const outputs = [0, 1, 2].map(() => new Float64Array(values.length).fill(Number.NaN));
  const [macds, signals, histograms] = outputs as [Float64Array, Float64Array, Float64Array];
  const short = Math.min(periods.fastPeriod, periods.slowPeriod);
  const long = Math.max(periods.fastPeriod, periods.slowPeriod);
  const n = periods.signalPeriod;
  if (values.length < long + n - 1) return outputs;
  const fastWeight = 2 / (short + 1);
  const slowWeight = 2 / (long + 1);
  const signalWeight = 2 / (n + 1);
  let fast = meanBetween(values, long - short, long);
  let slow = meanBetween(values, 0, long);
  let signal = fast - slow;
  for (let i = long; i < long + n - 1; i += 1) {
    const value = values[i] as number;
    fast += (value - fast) * fastWeight;
    slow += (value - slow) * slowWeight;
    signal += fast - slow;
  }
  signal /= n;
  macds[long + n - 2] = fast - slow;
  signals[long + n - 2] = signal;
  histograms[long + n - 2] = fast - slow - signal;
  for (let i = long + n - 1; i < values.length; i += 1) {
    const value = values[i] as number;
    fast += (value - fast) * fastWeight;
    slow += (value - slow) * slowWeight;
    const difference = fast - slow;
    signal += (difference - signal) * signalWeight;
    macds[i] = difference;
    signals[i] = signal;
    histograms[i] = difference - signal;
  }
  return outputs;
}

/** Of the values from the first place up to but without the second. */
function meanBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] as number;
  return sum / (to - from);
}
