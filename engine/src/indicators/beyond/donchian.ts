/** DONCHIAN: the channel of the highest high and the lowest low of the last n bars (Donchian, 1960). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingExtreme } from '../rolling-extreme.js';
import { StreamBase } from '../stream-state.js';
import { Delay } from './delay.js';
import { ratio } from './ratio.js';

export class Donchian extends StreamBase {
  upper = Number.NaN;
  lower = Number.NaN;
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly highs: Delay;
  private readonly lows: Delay;

  constructor(
    readonly timePeriod: number,
    /** Bars that have passed since the channel's last; 0 takes this bar into it. */
    readonly offset = 0,
  ) {
    super();
    this.highest = new RollingExtreme(timePeriod, 1);
    this.lowest = new RollingExtreme(timePeriod, -1);
    this.highs = new Delay(offset);
    this.lows = new Delay(offset);
  }

  get lookback(): number {
    return this.timePeriod - 1 + this.offset;
  }

  get middle(): number {
    return (this.upper + this.lower) / 2;
  }

  /** In parts of the middle. */
  get width(): number {
    return ratio(this.upper - this.lower, this.middle);
  }

  /** Returns the upper band. */
  update(high: number, low: number): number {
    const top = this.highs.update(high);
    const bottom = this.lows.update(low);
    if (Number.isNaN(top)) return Number.NaN;
    this.upper = this.highest.update(top);
    this.lower = this.lowest.update(bottom);
    return (this.value = this.upper);
  }

  override output(index: number): number {
    if (index === 0) return this.upper;
    if (index === 1) return this.middle;
    return index === 2 ? this.lower : this.width;
  }
}

export const donchian = defineIndicator({
  fn: 'DONCHIAN',
  title: 'Donchian channel',
  description:
    'The highest high and the lowest low of n bars, their middle, and the width in parts of it. ' +
    'offset 0 takes this bar into the channel, 1 only those before it, so that a bar can break out.',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 20, 1), period('offset', 0, 0)],
  outputs: ['upperBand', 'middleBand', 'lowerBand', 'width'],
  create: ({ timePeriod, offset }) => new Donchian(timePeriod, offset),
});
