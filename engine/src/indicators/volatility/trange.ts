/** TRANGE: the true range of a bar. */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { trueRange } from '../true-range.js';

export class TrueRange extends StreamBase {
  readonly lookback = 1;
  private previousClose = Number.NaN;

  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    return (this.value = trueRange(high, low, before));
  }
}

export const trange = defineIndicator({
  fn: 'TRANGE',
  title: 'True range',
  description: 'The range of the bar, stretched to the close before it.',
  group: 'volatility',
  inputs: ['high', 'low', 'close'],
  parameters: [],
  outputs: ['output'],
  create: () => new TrueRange(),
});
