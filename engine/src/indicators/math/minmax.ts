/** MINMAX: the lowest and the highest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingExtreme } from '../rolling-extreme.js';

export class MinMax extends StreamBase {
  min = Number.NaN;
  max = Number.NaN;
  private readonly lowest: RollingExtreme;
  private readonly highest: RollingExtreme;

  constructor(readonly timePeriod: number) {
    super();
    this.lowest = new RollingExtreme(timePeriod, -1);
    this.highest = new RollingExtreme(timePeriod, 1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Returns the lowest. */
  update(value: number): number {
    this.max = this.highest.update(value);
    return (this.min = this.lowest.update(value));
  }

  override output(index: number): number {
    return index === 0 ? this.min : this.max;
  }
}

export const minmax = defineIndicator({
  fn: 'MINMAX',
  title: 'Lowest and highest value',
  description: 'The lowest and the highest of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['min', 'max'],
  create: ({ timePeriod }) => new MinMax(timePeriod),
});
