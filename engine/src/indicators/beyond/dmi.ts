/** DMI: Wilder's directional movement system (New Concepts in Technical Trading Systems, 1978). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { Wilder } from '../wilder.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';
import { TrueRange } from './true-range.js';

/** Wilder's averages of the true range and of the movements up and down. */
class Movements extends SavedState {
  private readonly ranges: Wilder;
  private readonly ups: Wilder;
  private readonly downs: Wilder;
  private readonly trueRange = new TrueRange();
  private high = Number.NaN;
  private low = Number.NaN;
  plus = Number.NaN;
  minus = Number.NaN;

  constructor(timePeriod: number) {
    super();
    this.ranges = new Wilder(timePeriod);
    this.ups = new Wilder(timePeriod);
    this.downs = new Wilder(timePeriod);
  }

  update(high: number, low: number, close: number): void {
    const up = high - this.high;
    const down = this.low - low;
    const range = this.trueRange.update(high, low, close);
    this.high = high;
    this.low = low;
    if (Number.isNaN(range)) return;
    const mean = this.ranges.update(range);
    this.plus = 100 * ratio(this.ups.update(up > down && up > 0 ? up : 0), mean);
    this.minus = 100 * ratio(this.downs.update(down > up && down > 0 ? down : 0), mean);
  }
}

export class DirectionalMovement extends MultiStream {
  private readonly movements: Movements;
  private readonly average: Wilder;
  private readonly before: Delay;

  constructor(readonly timePeriod: number) {
    super(5);
    this.movements = new Movements(timePeriod);
    this.average = new Wilder(timePeriod);
    this.before = new Delay(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const { movements } = this;
    movements.update(high, low, close);
    const { plus, minus } = movements;
    if (Number.isNaN(plus)) return Number.NaN;
    const dx = 100 * ratio(Math.abs(plus - minus), plus + minus);
    const adx = this.average.update(dx);
    const old = Number.isNaN(adx) ? adx : this.before.update(adx);
    return this.emit(adx, plus, minus, dx, (adx + old) / 2);
  }
}

export const dmi = defineIndicator({
  fn: 'DMI',
  title: 'Directional movement (Wilder)',
  description:
    'ADX, the two directional indicators, DX and ADXR, seeded by means as in Wilder’s book; ' +
    'TA-Lib’s ADX, PLUS_DI and MINUS_DI seed differently and come to the same values later.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['adx', 'plusDi', 'minusDi', 'dx', 'adxr'],
  create: ({ timePeriod }) => new DirectionalMovement(timePeriod),
});
