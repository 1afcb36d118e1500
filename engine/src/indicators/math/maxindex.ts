/** MAXINDEX: the bar that holds the highest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ExtremePosition } from '../extreme-position.js';

export class MaxIndex extends StreamBase {
  private readonly extreme: ExtremePosition;

  constructor(readonly timePeriod: number) {
    super();
    this.extreme = new ExtremePosition(timePeriod, 1, 'earliest');
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    this.extreme.update(value);
    return (this.value = this.extreme.full ? this.extreme.stamp : Number.NaN);
  }
}

export const maxindex = defineIndicator({
  fn: 'MAXINDEX',
  title: 'Bar of the highest value',
  description: 'Index, from 0, of the bar that holds the highest of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  barNumbers: true,
  create: ({ timePeriod }) => new MaxIndex(timePeriod),
});
