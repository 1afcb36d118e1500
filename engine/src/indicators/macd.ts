/** MACD: the difference of two exponential averages, its own average, and their difference. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { Ema } from './ema.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';

export interface MacdPeriods {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
}

/**
 * As TA-Lib: both averages have their first value at the same bar, so the fast one is seeded by the
 * last values before it; no output is given before the signal has one.
 */
export class Macd implements Tracked {
  macd = Number.NaN;
  signal = Number.NaN;
  histogram = Number.NaN;
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly average: Ema;
  private readonly delay: number;
  private seen = 0;

  constructor(readonly periods: MacdPeriods) {
    // TA-Lib swaps periods that were given the wrong way round.
    const short = Math.min(periods.fastPeriod, periods.slowPeriod);
    const long = Math.max(periods.fastPeriod, periods.slowPeriod);
    this.fast = new Ema(short);
    this.slow = new Ema(long);
    this.average = new Ema(periods.signalPeriod);
    this.delay = long - short;
  }

  get lookback(): number {
    return this.slow.lookback + this.average.lookback;
  }

  next(value: number): number {
    const slow = this.slow.next(value);
    const fast = this.seen >= this.delay ? this.fast.next(value) : Number.NaN;
    if (this.seen < this.delay) this.seen += 1;
    const difference = fast - slow;
    if (Number.isNaN(difference)) return Number.NaN;
    const signal = this.average.next(difference);
    if (Number.isNaN(signal)) return Number.NaN;
    this.macd = difference;
    this.signal = signal;
    this.histogram = difference - signal;
    return difference;
  }

  save(): JsonValue {
    return {
      fast: this.fast.save(),
      slow: this.slow.save(),
      average: this.average.save(),
      seen: this.seen,
      // JSON has no NaN: before the first value there is nothing to keep.
      values: Number.isNaN(this.macd) ? null : [this.macd, this.signal, this.histogram],
    };
  }

  load(saved: JsonValue): void {
    const state = saved as Record<string, JsonValue>;
    this.fast.load(state['fast'] as JsonValue);
    this.slow.load(state['slow'] as JsonValue);
    this.average.load(state['average'] as JsonValue);
    this.seen = state['seen'] as number;
    const values = state['values'] as number[] | null;
    [this.macd, this.signal, this.histogram] = (values ?? [NaN, NaN, NaN]) as [
      number,
      number,
      number,
    ];
  }
}

export const macd: IndicatorDefinition = {
  fn: 'MACD',
  title: 'Moving average convergence and divergence',
  inputs: ['close'],
  parameters: [period('fastPeriod', 12), period('slowPeriod', 26), period('signalPeriod', 9, 1)],
  outputs: ['MACD', 'MACDSignal', 'MACDHist'],
  batch(columns, parameters) {
    const stream = new Macd({
      fastPeriod: parameter(parameters, 'fastPeriod'),
      slowPeriod: parameter(parameters, 'slowPeriod'),
      signalPeriod: parameter(parameters, 'signalPeriod'),
    });
    const values = column(columns, 0);
    const outputs = [0, 1, 2].map(() => new Float64Array(values.length));
    values.forEach((value, i) => {
      stream.next(value);
      column(outputs, 0)[i] = stream.macd;
      column(outputs, 1)[i] = stream.signal;
      column(outputs, 2)[i] = stream.histogram;
    });
    return outputs;
  },
};
