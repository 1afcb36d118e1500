/** MINUS_DI: downward movement in percent of the true range (Wilder). */
import { defineIndicator } from '../define-indicator.js';
import { DirectionalMovement } from '../directional-movement.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class MinusDi extends StreamBase {
  private readonly movement: DirectionalMovement;

  constructor(readonly timePeriod: number) {
    super();
    this.movement = new DirectionalMovement(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const { movement, timePeriod } = this;
    movement.update(high, low, close);
    if (movement.changes < timePeriod) return Number.NaN;
    // Of one bar TA-Lib gives the fraction, not the percentage.
    const scale = timePeriod === 1 ? 1 : 100;
    return (this.value = scale * (movement.minusShare ?? 0));
  }
}

export const minusDi = defineIndicator({
  fn: 'MINUS_DI',
  title: 'Minus directional indicator',
  description: 'Downward movement in percent of the true range (Wilder).',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new MinusDi(timePeriod),
});
