/** SUM: the sum of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingSum } from '../rolling-sum.js';

export class Sum extends StreamBase {
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
    return (this.value = this.sum.full ? sum : Number.NaN);
  }
}

export const sum = defineIndicator({
  fn: 'SUM',
  title: 'Sum',
  description: 'The sum of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Sum(timePeriod),
});
