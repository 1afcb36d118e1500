/** SMOOTHED_BOP: Livshin's balance of power, averaged (Stocks & Commodities, August 2001). */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ratio } from './ratio.js';

export class SmoothedBop extends StreamBase {
  private readonly average: Sma;

  constructor(timePeriod: number) {
    super();
    this.average = new Sma(timePeriod);
  }

  get lookback(): number {
    return this.average.lookback;
  }

  update(open: number, high: number, low: number, close: number): number {
    return (this.value = this.average.update(ratio(close - open, high - low)));
  }
}

export const smoothedBop = defineIndicator({
  fn: 'SMOOTHED_BOP',
  title: 'Balance of power, smoothed',
  description: 'Mean of (close − open) ÷ (high − low); a bar without a range counts as 0.',
  group: 'momentum',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new SmoothedBop(timePeriod),
});
