/** SUPERTREND: a trailing stop of ATRs around the median price (Olivier Seban). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';
import { TrailingBands } from './trailing-bands.js';

export class SuperTrend extends MultiStream {
  private readonly range: Atr;
  private readonly bands = new TrailingBands();

  constructor(
    readonly timePeriod: number,
    readonly multiplier: number,
  ) {
    super(4);
    this.range = new Atr(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const { bands } = this;
    const distance = this.range.update(high, low, close) * this.multiplier;
    if (Number.isNaN(distance)) {
      bands.remember(close);
      return this.emitNothing();
    }
    const median = (high + low) / 2;
    const stop = bands.update(median + distance, median - distance, close, close >= median);
    return bands.bullish
      ? this.emit(stop, 1, Number.NaN, stop)
      : this.emit(stop, -1, stop, Number.NaN);
  }
}

export const supertrend = defineIndicator({
  fn: 'SUPERTREND',
  title: 'SuperTrend',
  description:
    'A stop some ATRs from the median price that only tightens; direction 1 above it (the stop is ' +
    'the lower band), −1 below it (the upper band). The first direction is a guess.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 10, 1), factor('multiplier', 3, 0)],
  outputs: ['superTrend', 'direction', 'upperBand', 'lowerBand'],
  sparse: true,
  create: ({ timePeriod, multiplier }) => new SuperTrend(timePeriod, multiplier),
});
