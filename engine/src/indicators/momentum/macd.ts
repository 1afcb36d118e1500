/** MACD: the difference of two exponential averages, its own average, and their difference. */
import { defineIndicator } from '../define-indicator.js';
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
});
