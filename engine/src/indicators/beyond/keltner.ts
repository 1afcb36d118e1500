/** KELTNER: an average with bands of ATRs (Keltner, 1960, in the form of Raschke). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class Keltner extends MultiStream {
  private readonly average: Ema;
  private readonly range: Atr;

  constructor(
    emaPeriod: number,
    readonly multiplier: number,
    atrPeriod: number,
  ) {
    super(4);
    this.average = new Ema(emaPeriod);
    this.range = new Atr(atrPeriod);
  }

  get lookback(): number {
    return Math.max(this.average.lookback, this.range.lookback);
  }

  update(high: number, low: number, close: number): number {
    const middle = this.average.update(close);
    const distance = this.range.update(high, low, close) * this.multiplier;
    if (Number.isNaN(middle + distance)) return Number.NaN;
    return this.emit(middle + distance, middle, middle - distance, ratio(2 * distance, middle));
  }
}

export const keltner = defineIndicator({
  fn: 'KELTNER',
  title: 'Keltner channel',
  description:
    'Exponential average of the close with bands of ATRs; width in parts of the average.',
  group: 'overlap',
  inputs: ['high', 'low', 'close'],
  parameters: [period('emaPeriod', 20), factor('multiplier', 2, 0), period('atrPeriod', 10, 1)],
  outputs: ['upperBand', 'middleBand', 'lowerBand', 'width'],
  create: ({ emaPeriod, multiplier, atrPeriod }) => new Keltner(emaPeriod, multiplier, atrPeriod),
});
