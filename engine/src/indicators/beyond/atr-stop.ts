/** ATR_STOP: a trailing stop of ATRs from the close, or from high and low (Wilder, 1978). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';
import { TrailingBands } from './trailing-bands.js';

export class AtrStop extends MultiStream {
  private readonly range: Atr;
  private readonly bands = new TrailingBands();
  private previousClose = Number.NaN;

  constructor(
    readonly timePeriod: number,
    readonly multiplier: number,
    readonly useHighLow: boolean,
  ) {
    super(4);
    this.range = new Atr(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const { bands, previousClose } = this;
    const atr = this.range.update(high, low, close);
    this.previousClose = close;
    if (Number.isNaN(atr)) {
      bands.remember(close);
      return this.emitNothing();
    }
    const distance = atr * this.multiplier;
    const upper = (this.useHighLow ? high : close) + distance;
    const lower = (this.useHighLow ? low : close) - distance;
    const stop = bands.update(upper, lower, close, close >= previousClose);
    return bands.bullish
      ? this.emit(stop, Number.NaN, stop, atr)
      : this.emit(stop, stop, Number.NaN, atr);
  }
}

export const atrStop = defineIndicator({
  fn: 'ATR_STOP',
  title: 'ATR trailing stop',
  description:
    'A stop some ATRs from the close (or from high and low with useHighLow 1) that only tightens; ' +
    'sellStop ends a long position, buyStop a short one.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 21, 1), factor('multiplier', 3, 0), priceSource(0)],
  outputs: ['atrStop', 'buyStop', 'sellStop', 'atr'],
  sparse: true,
  create: ({ timePeriod, multiplier, useHighLow }) =>
    new AtrStop(timePeriod, multiplier, useHighLow === 1),
});
