/** ACCBANDS: Headley’s acceleration bands. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { isNearZero } from '../near-zero.js';
import { Sma } from './sma.js';

export class AccelerationBands extends StreamBase {
  upper = Number.NaN;
  middle = Number.NaN;
  lower = Number.NaN;
  private readonly highs: Sma;
  private readonly closes: Sma;
  private readonly lows: Sma;

  constructor(readonly timePeriod: number) {
    super();
    this.highs = new Sma(timePeriod);
    this.closes = new Sma(timePeriod);
    this.lows = new Sma(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Returns the upper band. */
  update(high: number, low: number, close: number): number {
    const sum = high + low;
    const width = isNearZero(sum) ? 0 : (4 * (high - low)) / sum;
    this.lower = this.lows.update(low * (1 - width));
    this.middle = this.closes.update(close);
    return (this.upper = this.highs.update(high * (1 + width)));
  }

  override output(index: number): number {
    return index === 0 ? this.upper : index === 1 ? this.middle : this.lower;
  }
}

export const accbands = defineIndicator({
  fn: 'ACCBANDS',
  title: 'Acceleration bands',
  description:
    'Averages of the close and of highs and lows stretched by the bar’s range (Headley).',
  group: 'overlap',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 20)],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod }) => new AccelerationBands(timePeriod),
});
