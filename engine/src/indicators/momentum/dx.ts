/** DX: Wilder's directional movement index. */
import { defineIndicator } from '../define-indicator.js';
import { DirectionalMovement } from '../directional-movement.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class Dx extends StreamBase {
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
    // Where it is 0 ÷ 0 the value of the bar before stays, as in TA-Lib.
    const before = Number.isNaN(this.value) ? 0 : this.value;
    return (this.value = movement.directionalIndex ?? before);
  }
}

export const dx = defineIndicator({
  fn: 'DX',
  title: 'Directional movement index',
  description: 'Difference of +DI and −DI in percent of their sum (Wilder).',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Dx(timePeriod),
});
