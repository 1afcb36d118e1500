/** MACDEXT: MACD with any kind of moving average for each of its three. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage, maType } from '../moving-average.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { FastAndSlow } from './price-oscillator.js';
import type { AverageChoice } from './price-oscillator.js';

export class MacdExt extends StreamBase {
  macd = Number.NaN;
  signal = Number.NaN;
  histogram = Number.NaN;
  private readonly averages: FastAndSlow;
  private readonly average: IndicatorStream;

  constructor(fast: AverageChoice, slow: AverageChoice, signal: AverageChoice) {
    super();
    this.averages = new FastAndSlow(fast, slow, true);
    this.average = createMovingAverage(signal.MAType, signal.timePeriod);
  }

  get lookback(): number {
    return this.averages.lookback + this.average.lookback;
  }

  /** Returns the difference of the averages. */
  update(value: number): number {
    this.averages.update(value);
    const difference = this.averages.fast - this.averages.slow;
    if (Number.isNaN(difference)) return difference;
    const signal = this.average.update(difference);
    if (Number.isNaN(signal)) return signal;
    this.signal = signal;
    this.histogram = difference - signal;
    return (this.macd = difference);
  }

  override output(index: number): number {
    return index === 0 ? this.macd : index === 1 ? this.signal : this.histogram;
  }
}

export const macdext = defineIndicator({
  fn: 'MACDEXT',
  title: 'MACD with chosen averages',
  description: 'MACD with any kind of moving average for its fast, slow and signal line.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [
    period('fastPeriod', 12),
    maType('fastMAType'),
    period('slowPeriod', 26),
    maType('slowMAType'),
    period('signalPeriod', 9, 1),
    maType('signalMAType'),
  ],
  outputs: ['MACD', 'MACDSignal', 'MACDHist'],
  create: (values) =>
    new MacdExt(
      { timePeriod: values.fastPeriod, MAType: values.fastMAType },
      { timePeriod: values.slowPeriod, MAType: values.slowMAType },
      { timePeriod: values.signalPeriod, MAType: values.signalMAType },
    ),
});
