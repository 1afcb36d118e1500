/** CVD: cumulative volume delta of trades whose aggressor is known. */
import { defineIndicator } from '../define-indicator.js';
import { MultiStream } from './multi-stream.js';

export class CumulativeVolumeDelta extends MultiStream {
  readonly lookback = 0;
  private sum = 0;

  constructor() {
    super(2);
  }

  /** `side` is above 0 where the buyer took, below where the seller did. */
  update(size: number, side: number): number {
    const delta = side === 0 ? 0 : Math.sign(side) * size;
    this.sum += delta;
    return this.emit(this.sum, delta);
  }
}

export const cvd = defineIndicator({
  fn: 'CVD',
  title: 'Cumulative volume delta of trades',
  description:
    'Sum of trade sizes, those with side above 0 (the buyer took) added, those below 0 (the seller ' +
    'took) subtracted, those of side 0 left out; and the delta of each trade.',
  group: 'volume',
  inputs: ['size', 'side'],
  parameters: [],
  outputs: ['cvd', 'delta'],
  create: () => new CumulativeVolumeDelta(),
});
