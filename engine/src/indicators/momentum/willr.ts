/** WILLR: Williams’ %R: where the close lies between the highest high and the lowest low. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingExtreme } from '../rolling-extreme.js';

export class WilliamsR extends StreamBase {
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

  update(high: number, low: number, close: number): number {
    const highest = this.highest.update(high);
    const range = highest - this.lowest.update(low);
    return (this.value = range === 0 ? 0 : (highest - close) / (range / -100));
  }
}

export const willr = defineIndicator({
  fn: 'WILLR',
  title: 'Williams’ %R',
  description: 'Where the close lies from the highest high (0) to the lowest low (−100) of n bars.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new WilliamsR(timePeriod),
});
