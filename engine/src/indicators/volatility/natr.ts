/** NATR: the average true range in percent of the close. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { isNearZero } from '../near-zero.js';
import { Atr } from './atr.js';

export class Natr extends StreamBase {
  private readonly average: Atr;

  constructor(readonly timePeriod: number) {
    super();
    this.average = new Atr(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const average = this.average.update(high, low, close);
    // TA-Lib does not normalise a single bar's range.
    if (this.timePeriod === 1) return (this.value = average);
    if (Number.isNaN(average)) return average;
    return (this.value = isNearZero(close) ? 0 : (average / close) * 100);
  }
}

export const natr = defineIndicator({
  fn: 'NATR',
  title: 'Normalized average true range',
  description: 'The average true range in percent of the close.',
  group: 'volatility',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Natr(timePeriod),
});
