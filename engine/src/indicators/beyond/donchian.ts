/** DONCHIAN: the channel of the highest high and the lowest low of the last n bars (Donchian, 1960). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingExtreme } from '../rolling-extreme.js';
import { StreamBase } from '../stream-state.js';

export class Donchian extends StreamBase {
  upper = Number.NaN;
  lower = Number.NaN;
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
  get middle(): number {
    return (this.upper + this.lower) / 2;
  }

  /** Takes this bar into the channel; returns the upper band. */
  update(high: number, low: number): number {
    this.upper = this.highest.update(high);
    this.lower = this.lowest.update(low);
    return this.upper;
  }

  override output(index: number): number {
    return index === 0 ? this.upper : index === 1 ? this.middle : this.lower;
  }
}

export const donchian = defineIndicator({
  fn: 'DONCHIAN',
  title: 'Donchian channel',
  description: 'The highest high and the lowest low of the last n bars, and their middle.',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod }) => new Donchian(timePeriod),
});
