/** DPO: detrended price, an older price less the average of now (Ehrlich's cycle work; Achelis, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { period } from '../parameters.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';

export class DetrendedPrice extends MultiStream {
  private readonly average: Sma;
  private readonly older: Delay;

  constructor(readonly timePeriod: number) {
    super(2);
    this.average = new Sma(timePeriod);
    this.older = new Delay(Math.floor(timePeriod / 2) + 1);
  }

  get lookback(): number {
    return Math.max(this.average.lookback, this.older.bars);
  }

  update(value: number): number {
    const average = this.average.update(value);
    const older = this.older.update(value);
    return Number.isNaN(older) ? Number.NaN : this.emit(older - average, average);
  }
}

export const dpo = defineIndicator({
  fn: 'DPO',
  title: 'Detrended price oscillator',
  description:
    'The price of n ÷ 2 + 1 bars ago less the average that ends now. Charts draw it centred, at ' +
    'that older bar; here it stands at the bar on which it is known.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['dpo', 'sma'],
  create: ({ timePeriod }) => new DetrendedPrice(timePeriod),
});
