/** CHANDE_MOMENTUM: rises less falls in percent of both (Chande and Kroll, The New Technical Trader, 1994). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';
import { ratio } from './ratio.js';

export class ChandeMomentum extends StreamBase {
  private readonly rises: RollingSum;
  private readonly falls: RollingSum;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.rises = new RollingSum(timePeriod);
    this.falls = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const change = value - this.previous;
    this.previous = value;
    if (Number.isNaN(change)) return Number.NaN;
    const up = this.rises.update(Math.max(0, change));
    const down = this.falls.update(Math.max(0, -change));
    if (!this.rises.full) return Number.NaN;
    return (this.value = 100 * ratio(up - down, up + down));
  }
}

export const chandeMomentum = defineIndicator({
  fn: 'CHANDE_MOMENTUM',
  title: 'Chande momentum oscillator, plain sums',
  description:
    'Sum of rises less sum of falls in percent of both, as its author defined it; CMO is TA-Lib’s ' +
    'form with Wilder’s smoothing. 0 where nothing moved.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new ChandeMomentum(timePeriod),
});
