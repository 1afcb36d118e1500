/** AWESOME: a fast less a slow average of the median price (Williams, New Trading Dimensions, 1998). */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class Awesome extends MultiStream {
  private readonly fast: Sma;
  private readonly slow: Sma;

  constructor(fastPeriod: number, slowPeriod: number) {
    super(2);
    this.fast = new Sma(fastPeriod);
    this.slow = new Sma(slowPeriod);
  }

  get lookback(): number {
    return Math.max(this.fast.lookback, this.slow.lookback);
  }

  update(high: number, low: number): number {
    const median = (high + low) / 2;
    const oscillator = this.fast.update(median) - this.slow.update(median);
    return this.emit(oscillator, 100 * ratio(oscillator, median));
  }
}

export const awesome = defineIndicator({
  fn: 'AWESOME',
  title: 'Awesome oscillator (Williams)',
  description: 'A fast less a slow average of the median price; also in percent of that price.',
  group: 'momentum',
  inputs: ['high', 'low'],
  parameters: [period('fastPeriod', 5, 1), period('slowPeriod', 34, 1)],
  outputs: ['oscillator', 'normalized'],
  create: ({ fastPeriod, slowPeriod }) => new Awesome(fastPeriod, slowPeriod),
});
