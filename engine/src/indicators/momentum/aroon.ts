/** AROON: how long ago the highest high and the lowest low of the last n bars were (Chande). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ExtremePosition } from '../extreme-position.js';

export class Aroon extends StreamBase {
  down = Number.NaN;
  up = Number.NaN;
  private readonly lowest: ExtremePosition;
  private readonly highest: ExtremePosition;

  constructor(readonly timePeriod: number) {
    super();
    this.lowest = new ExtremePosition(timePeriod + 1, -1, 'latest');
    this.highest = new ExtremePosition(timePeriod + 1, 1, 'latest');
  }

  get lookback(): number {
    return this.timePeriod;
  }

  /** Returns the down line. */
  update(high: number, low: number): number {
    this.lowest.update(low);
    this.highest.update(high);
    if (!this.lowest.full) return Number.NaN;
    const factor = 100 / this.timePeriod;
    const start = this.lowest.today - this.timePeriod;
    this.up = factor * (this.highest.stamp - start);
    return (this.down = factor * (this.lowest.stamp - start));
  }

  override output(index: number): number {
    return index === 0 ? this.down : this.up;
  }
}

export const aroon = defineIndicator({
  fn: 'AROON',
  title: 'Aroon',
  description:
    'How recent the lowest low and the highest high of n bars are: 100 now, 0 n bars ago.',
  group: 'momentum',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 14)],
  outputs: ['aroonDown', 'aroonUp'],
  create: ({ timePeriod }) => new Aroon(timePeriod),
});
