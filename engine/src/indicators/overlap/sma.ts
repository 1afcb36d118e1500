/** SMA: the mean of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';

/** Of integers (ticks) the sum is exact, so that two averages of equal value compare equal. */
export class Sma extends StreamBase {
  private readonly sum: RollingSum;

  constructor(readonly timePeriod: number) {
    super();
    this.sum = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const sum = this.sum.update(value);
    return (this.value = this.sum.full ? sum / this.timePeriod : Number.NaN);
  }
}

export const sma = defineIndicator({
  fn: 'SMA',
  title: 'Simple moving average',
  description: 'The mean of the last n values.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Sma(timePeriod),
});
