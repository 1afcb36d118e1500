/** ULTOSC: Williams’ ultimate oscillator: buying pressure over three periods. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { isNearZero } from '../near-zero.js';
import { RollingSum } from '../rolling-sum.js';
import { trueRange } from '../true-range.js';

/** Of the shortest, the middle and the longest period. */
const WEIGHTS = [4, 2, 1];

export class UltimateOscillator extends StreamBase {
  readonly lookback: number;
  private readonly pressures: RollingSum[];
  private readonly ranges: RollingSum[];
  private previousClose = Number.NaN;

  constructor(timePeriod1: number, timePeriod2: number, timePeriod3: number) {
    super();
    const periods = [timePeriod1, timePeriod2, timePeriod3].sort((a, b) => a - b);
    this.lookback = Math.max(...periods);
    this.pressures = periods.map((length) => new RollingSum(length));
    this.ranges = periods.map((length) => new RollingSum(length));
  }

  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    if (Number.isNaN(before)) return Number.NaN;
    const pressure = close - Math.min(low, before);
    const range = trueRange(high, low, before);
    let sum = 0;
    let full = true;
    for (let i = 0; i < WEIGHTS.length; i += 1) {
      const pressures = this.pressures[i] as RollingSum;
      const part = pressures.update(pressure);
      const whole = (this.ranges[i] as RollingSum).update(range);
      if (!isNearZero(whole)) sum += (WEIGHTS[i] as number) * (part / whole);
      full &&= pressures.full;
    }
    return (this.value = full ? 100 * (sum / 7) : Number.NaN);
  }
}

export const ultosc = defineIndicator({
  fn: 'ULTOSC',
  title: 'Ultimate oscillator',
  description:
    'Buying pressure in parts of the true range over three periods, the shortest weighing most.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('timePeriod1', 7, 1),
    period('timePeriod2', 14, 1),
    period('timePeriod3', 28, 1),
  ],
  outputs: ['output'],
  create: ({ timePeriod1, timePeriod2, timePeriod3 }) =>
    new UltimateOscillator(timePeriod1, timePeriod2, timePeriod3),
});
