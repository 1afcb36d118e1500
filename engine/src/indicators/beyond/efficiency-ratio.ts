/** EFFICIENCY_RATIO: net change beside all changes (Kaufman, Smarter Trading, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';
import { Delay } from './delay.js';
import { ratio } from './ratio.js';

export class EfficiencyRatio extends StreamBase {
  private readonly older: Delay;
  private readonly path: RollingSum;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.older = new Delay(timePeriod);
    this.path = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const { previous } = this;
    this.previous = value;
    const net = Math.abs(value - this.older.update(value));
    if (Number.isNaN(previous)) return Number.NaN;
    const path = this.path.update(Math.abs(value - previous));
    return Number.isNaN(net) ? net : (this.value = Math.min(1, ratio(net, path)));
  }
}

export const efficiencyRatio = defineIndicator({
  fn: 'EFFICIENCY_RATIO',
  title: 'Efficiency ratio (Kaufman)',
  description: 'Net change over n bars in parts of the sum of all changes: 1 is a straight line.',
  group: 'trend',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new EfficiencyRatio(timePeriod),
});
