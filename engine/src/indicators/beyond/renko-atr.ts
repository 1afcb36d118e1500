/** RENKO_ATR: bricks as large as the average true range was when they began. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { BrickBuilder } from './brick-builder.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';
import { RENKO_OUTPUTS } from './renko.js';

export class RenkoAtr extends MultiStream {
  private readonly range: Atr;
  private readonly builder: BrickBuilder;

  constructor(atrPeriod: number, useHighLow: boolean) {
    super(RENKO_OUTPUTS.length + 1);
    this.range = new Atr(atrPeriod);
    this.builder = new BrickBuilder(useHighLow);
  }

  get lookback(): number {
    return this.range.lookback + 1;
  }

  update(high: number, low: number, close: number, volume: number): number {
    const { builder } = this;
    if (!builder.begun) {
      const size = this.range.update(high, low, close);
      // Bricks of no size would never end: wait until something moves.
      if (size > 0) builder.begin(close, size);
      return Number.NaN;
    }
    builder.update(high, low, close, volume);
    const { bricks, size } = builder;
    if (bricks === 0) {
      return this.emit(0, NaN, NaN, NaN, NaN, NaN, size);
    }
    const { open, close: end, high: top, low: bottom, volume: each } = builder;
    return this.emit(bricks, open, end, top, bottom, each, size);
  }
}

export const renkoAtr = defineIndicator({
  fn: 'RENKO_ATR',
  title: 'Renko bricks of an ATR',
  description:
    'As RENKO, with bricks of the average true range of the first atrPeriod bars, which stays: a ' +
    'size taken from the end of the series, as charts do, would look ahead.',
  group: 'structure',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('atrPeriod', 14, 1), priceSource(0)],
  outputs: [...RENKO_OUTPUTS, 'brickSize'],
  sparse: true,
  create: ({ atrPeriod, useHighLow }) => new RenkoAtr(atrPeriod, useHighLow === 1),
});
