/** MIN: the lowest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingExtreme } from '../rolling-extreme.js';
import { StreamBase } from '../stream-state.js';

export class Min extends StreamBase {
  private readonly extreme: RollingExtreme;

  constructor(readonly timePeriod: number) {
    super();
    this.extreme = new RollingExtreme(timePeriod, -1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    return (this.value = this.extreme.update(value));
  }
}

export const min = defineIndicator({
  fn: 'MIN',
  title: 'Lowest value',
  description: 'The lowest of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Min(timePeriod),
});
