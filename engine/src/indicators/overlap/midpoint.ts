/** MIDPOINT: the middle of the highest and the lowest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingExtreme } from '../rolling-extreme.js';

export class MidPoint extends StreamBase {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(readonly timePeriod: number) {
    super();
    this.highest = new RollingExtreme(timePeriod, 1);
    this.lowest = new RollingExtreme(timePeriod, -1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    return (this.value = (this.highest.update(value) + this.lowest.update(value)) / 2);
  }
}

export const midpoint = defineIndicator({
  fn: 'MIDPOINT',
  title: 'Midpoint',
  description: 'The middle of the highest and the lowest of the last n values.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new MidPoint(timePeriod),
});
