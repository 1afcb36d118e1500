/** BAR_PART: single prices that stand for a bar. */
import { defineIndicator } from '../define-indicator.js';
import { MultiStream } from './multi-stream.js';

export class BarPart extends MultiStream {
  readonly lookback = 0;

  constructor() {
    super(5);
  }

  update(open: number, high: number, low: number, close: number): number {
    return this.emit(
      (high + low) / 2,
      (high + low + close) / 3,
      (open + close) / 2,
      (open + high + low) / 3,
      (open + high + low + close) / 4,
    );
  }
}

export const barPart = defineIndicator({
  fn: 'BAR_PART',
  title: 'Parts of a bar',
  description: 'Means of some of a bar’s open, high, low and close, named by their first letters.',
  group: 'price',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [],
  outputs: ['hl2', 'hlc3', 'oc2', 'ohl3', 'ohlc4'],
  create: () => new BarPart(),
});
