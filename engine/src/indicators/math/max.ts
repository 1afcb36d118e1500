/** MAX: the highest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingExtreme } from '../rolling-extreme.js';
import { StreamBase } from '../stream-state.js';

export class Max extends StreamBase {
  private readonly extreme: RollingExtreme;

  constructor(readonly timePeriod: number) {
    super();
    this.extreme = new RollingExtreme(timePeriod, 1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    return (this.value = this.extreme.update(value));
  }
}

export const max = defineIndicator({
  fn: 'MAX',
  title: 'Highest value',
  description: 'The highest of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Max(timePeriod),
});
