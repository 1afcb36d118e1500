/** MINUS_DM: downward movement beyond the bar before, summed as Wilder does. */
import { defineIndicator } from '../define-indicator.js';
import { DirectionalMovement } from '../directional-movement.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class MinusDm extends StreamBase {
  private readonly movement: DirectionalMovement;

  constructor(readonly timePeriod: number) {
    super();
    this.movement = new DirectionalMovement(timePeriod);
  }

  get lookback(): number {
    return Math.max(1, this.timePeriod - 1);
  }

  update(high: number, low: number): number {
    // The close only takes part in the true range, which is not asked for here.
    this.movement.update(high, low, low);
    return (this.value = this.movement.changes < this.lookback ? Number.NaN : this.movement.minus);
  }
}

export const minusDm = defineIndicator({
  fn: 'MINUS_DM',
  title: 'Minus directional movement',
  description: 'Downward movement beyond the bar before, summed as Wilder does.',
  group: 'momentum',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new MinusDm(timePeriod),
});
