/** ADX: Wilder's average of the directional movement index. */
import { defineIndicator } from '../define-indicator.js';
import { DirectionalMovement } from '../directional-movement.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class Adx extends StreamBase {
  private readonly movement: DirectionalMovement;
  private average = 0;

  constructor(readonly timePeriod: number) {
    super();
    this.movement = new DirectionalMovement(timePeriod);
  }

  get lookback(): number {
    return 2 * this.timePeriod - 1;
  }

  update(high: number, low: number, close: number): number {
    const { movement, timePeriod: n } = this;
    movement.update(high, low, close);
    if (movement.changes < n) return Number.NaN;
    const index = movement.directionalIndex;
    if (movement.changes < this.lookback) {
      this.average += index ?? 0;
      return Number.NaN;
    }
    if (movement.changes === this.lookback) this.average = (this.average + (index ?? 0)) / n;
    // Where the index is 0 ÷ 0 the average stays, as in TA-Lib.
    else if (index !== null) this.average = (this.average * (n - 1) + index) / n;
    return (this.value = this.average);
  }
}

export const adx = defineIndicator({
  fn: 'ADX',
  title: 'Average directional movement index',
  description: 'Strength of a trend in either direction, from 0 to 100 (Wilder).',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Adx(timePeriod),
});
