/** WMA: the mean of the last n values, weighted from 1 (oldest) to n. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingWeightedSum } from '../rolling-weighted-sum.js';

export class Wma extends StreamBase {
  private readonly sum: RollingWeightedSum;

  constructor(readonly timePeriod: number) {
    super();
    this.sum = new RollingWeightedSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const n = this.timePeriod;
    const sum = this.sum.update(value);
    return (this.value = this.sum.full ? sum / ((n * (n + 1)) / 2) : Number.NaN);
  }
}

export const wma = defineIndicator({
  fn: 'WMA',
  title: 'Weighted moving average',
  description: 'The mean of the last n values with weights from 1 (oldest) to n (newest).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Wma(timePeriod),
});
