/** FRACTAL: highs and lows that stand out on both sides (Williams, Trading Chaos, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';
import { TurningPoint } from './turning-point.js';

export class Fractal extends MultiStream {
  private readonly tops: TurningPoint;
  private readonly bottoms: TurningPoint;

  constructor(
    leftSpan: number,
    rightSpan: number,
    readonly useHighLow: boolean,
  ) {
    super(2);
    this.tops = new TurningPoint(leftSpan, rightSpan, 1);
    this.bottoms = new TurningPoint(leftSpan, rightSpan, -1);
  }

  get lookback(): number {
    return this.tops.leftSpan + this.tops.rightSpan;
  }

  update(high: number, low: number, close: number): number {
    const top = this.tops.update(this.useHighLow ? high : close);
    const bottom = this.bottoms.update(this.useHighLow ? low : close);
    return this.emit(top, bottom);
  }
}

export const fractal = defineIndicator({
  fn: 'FRACTAL',
  title: 'Fractals (Williams)',
  description:
    'The price of a top (fractalBear) or bottom (fractalBull) of rightSpan bars ago, at the bar ' +
    'that confirms it; no value on other bars. Charts draw it at the top itself.',
  group: 'structure',
  inputs: ['high', 'low', 'close'],
  parameters: [period('leftSpan', 2, 1), period('rightSpan', 2, 1), priceSource(1)],
  outputs: ['fractalBear', 'fractalBull'],
  sparse: true,
  create: ({ leftSpan, rightSpan, useHighLow }) =>
    new Fractal(leftSpan, rightSpan, useHighLow === 1),
});
