/** ADOSC: the difference of two exponential averages of the AD line. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { AccumulationDistribution } from './ad.js';

/** As TA-Lib, both averages start at the line's first value and not at a simple mean. */
export class ChaikinOscillator extends StreamBase {
  readonly lookback: number;
  private readonly line = new AccumulationDistribution();
  private readonly fastWeight: number;
  private readonly slowWeight: number;
  private fast = 0;
  private slow = 0;
  private seen = 0;

  constructor(fastPeriod: number, slowPeriod: number) {
    super();
    this.lookback = Math.max(fastPeriod, slowPeriod) - 1;
    this.fastWeight = 2 / (fastPeriod + 1);
    this.slowWeight = 2 / (slowPeriod + 1);
  }

  update(high: number, low: number, close: number, volume: number): number {
    const line = this.line.update(high, low, close, volume);
    if (this.seen === 0) {
      this.fast = line;
      this.slow = line;
    } else {
      this.fast += (line - this.fast) * this.fastWeight;
      this.slow += (line - this.slow) * this.slowWeight;
    }
    this.seen += 1;
    return (this.value = this.seen > this.lookback ? this.fast - this.slow : Number.NaN);
  }
}

export const adosc = defineIndicator({
  fn: 'ADOSC',
  title: 'Chaikin oscillator',
  description: 'Fast minus slow exponential average of the accumulation and distribution line.',
  group: 'volume',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('fastPeriod', 3), period('slowPeriod', 10)],
  outputs: ['output'],
  create: ({ fastPeriod, slowPeriod }) => new ChaikinOscillator(fastPeriod, slowPeriod),
});
