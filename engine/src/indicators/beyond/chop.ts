/** CHOP: choppiness index, sum of true ranges beside the whole range, in logarithms (Dreiss, 1993). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';
import { RollingRange } from './rolling-range.js';

export class Chop extends StreamBase {
  private readonly ranges: RollingSum;
  private readonly whole: RollingRange;
  private previousClose = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.ranges = new RollingSum(timePeriod);
    this.whole = new RollingRange(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    if (Number.isNaN(before)) return Number.NaN;
    const top = Math.max(high, before);
    const bottom = Math.min(low, before);
    const travelled = this.ranges.update(top - bottom);
    this.whole.update(top, bottom);
    const { width } = this.whole;
    if (Number.isNaN(width)) return Number.NaN;
    const still = width === 0 || travelled === 0;
    const choppiness = (100 * Math.log(travelled / width)) / Math.log(this.timePeriod);
    return (this.value = still ? 100 : choppiness);
  }
}

export const chop = defineIndicator({
  fn: 'CHOP',
  title: 'Choppiness index',
  description:
    'From 0 (a straight trend) to 100 (no way made at all); 100 as well where nothing moved.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Chop(timePeriod),
});
