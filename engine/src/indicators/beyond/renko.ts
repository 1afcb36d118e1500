/** RENKO: bricks of one size (Nison, Beyond Candlesticks, 1994). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { BrickBuilder } from './brick-builder.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';

export const RENKO_OUTPUTS = ['bricks', 'open', 'close', 'high', 'low', 'volume'] as const;

export class Renko extends MultiStream {
  readonly lookback = 1;
  private readonly builder: BrickBuilder;

  constructor(
    readonly brickSize: number,
    readonly aligned: boolean,
    useHighLow: boolean,
  ) {
    super(RENKO_OUTPUTS.length);
    this.builder = new BrickBuilder(useHighLow);
  }

  update(high: number, low: number, close: number, volume: number): number {
    const { builder, brickSize } = this;
    if (!builder.begun) {
      const base = this.aligned ? Math.round(close / brickSize) * brickSize : close;
      builder.begin(base, brickSize);
      return Number.NaN;
    }
    builder.update(high, low, close, volume);
    if (builder.bricks === 0) {
      this.emitNothing();
      return this.emit(0);
    }
    const { bricks, open, close: end, high: top, low: bottom, volume: each } = builder;
    return this.emit(bricks, open, end, top, bottom, each);
  }
}

export const renko = defineIndicator({
  fn: 'RENKO',
  title: 'Renko bricks',
  description:
    'How many bricks this bar completes (below 0: falling; a turn begins at the far end of the ' +
    'brick before), where the first begins and the last ends, the high and low of the bars that made them, and the volume of each. aligned 1 starts ' +
    'at a whole number of bricks, 0 at the first close.',
  group: 'structure',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [
    factor('brickSize', 1, 1e-9),
    { name: 'aligned', default: 1, min: 0, max: 1, integer: true },
    priceSource(0),
  ],
  outputs: RENKO_OUTPUTS,
  sparse: true,
  create: ({ brickSize, aligned, useHighLow }) =>
    new Renko(brickSize, aligned === 1, useHighLow === 1),
});
