/** STARC: a simple average with bands of ATRs (Stoller's average range channels). */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';

export class Starc extends MultiStream {
  private readonly average: Sma;
  private readonly range: Atr;

  constructor(
    smaPeriod: number,
    readonly multiplier: number,
    atrPeriod: number,
  ) {
    super(3);
    this.average = new Sma(smaPeriod);
    this.range = new Atr(atrPeriod);
  }

  get lookback(): number {
    return this.average.lookback;
  }

  update(high: number, low: number, close: number): number {
    const middle = this.average.update(close);
    const distance = this.range.update(high, low, close) * this.multiplier;
    return this.emit(middle + distance, middle, middle - distance);
  }
}

export const starc = defineIndicator({
  fn: 'STARC',
  title: 'STARC bands',
  description: 'Simple average of the close with bands of ATRs (Stoller).',
  group: 'overlap',
  inputs: ['high', 'low', 'close'],
  parameters: [period('smaPeriod', 5, 1), factor('multiplier', 2, 0), period('atrPeriod', 10, 1)],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ smaPeriod, multiplier, atrPeriod }) => new Starc(smaPeriod, multiplier, atrPeriod),
});
