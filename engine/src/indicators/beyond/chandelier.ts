/** CHANDELIER: stops hanging from the highest high (LeBeau, in Elder, Come Into My Trading Room, 2002). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';
import { RollingRange } from './rolling-range.js';

export class Chandelier extends MultiStream {
  private readonly atr: Atr;
  private readonly range: RollingRange;

  constructor(
    readonly timePeriod: number,
    readonly multiplier: number,
  ) {
    super(2);
    this.atr = new Atr(timePeriod);
    this.range = new RollingRange(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const { range } = this;
    range.update(high, low);
    const distance = this.atr.update(high, low, close) * this.multiplier;
    return this.emit(range.highest - distance, range.lowest + distance);
  }
}

export const chandelier = defineIndicator({
  fn: 'CHANDELIER',
  title: 'Chandelier exit',
  description:
    'longExit hangs some ATRs below the highest high of n bars, shortExit stands as far above the ' +
    'lowest low.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 22, 1), factor('multiplier', 3, 0)],
  outputs: ['longExit', 'shortExit'],
  create: ({ timePeriod, multiplier }) => new Chandelier(timePeriod, multiplier),
});
