/** MIDPRICE: the middle of the highest high and the lowest low of the last n bars. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingExtreme } from '../rolling-extreme.js';

export class MidPrice extends StreamBase {
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

  update(high: number, low: number): number {
    return (this.value = (this.highest.update(high) + this.lowest.update(low)) / 2);
  }
}

export const midprice = defineIndicator({
  fn: 'MIDPRICE',
  title: 'Midpoint price',
  description: 'The middle of the highest high and the lowest low of the last n bars.',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new MidPrice(timePeriod),
});
