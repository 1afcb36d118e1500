/** MA_ENVELOPE: an average with lines some percent above and below. */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { factor, period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';

export class MaEnvelope extends MultiStream {
  private readonly average: Sma;

  constructor(
    timePeriod: number,
    readonly percentOffset: number,
  ) {
    super(3);
    this.average = new Sma(timePeriod);
  }

  get lookback(): number {
    return this.average.lookback;
  }

  update(value: number): number {
    const middle = this.average.update(value);
    const offset = (middle * this.percentOffset) / 100;
    return this.emit(middle + offset, middle, middle - offset);
  }
}

export const maEnvelope = defineIndicator({
  fn: 'MA_ENVELOPE',
  title: 'Moving average envelope',
  description: 'Simple average with lines some percent above and below it.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 20), factor('percentOffset', 2.5, 0, 1000)],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod, percentOffset }) => new MaEnvelope(timePeriod, percentOffset),
});
