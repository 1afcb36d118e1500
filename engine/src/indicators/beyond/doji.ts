/** DOJI: a bar that closes where it opened (Nison, Japanese Candlestick Charting Techniques, 1991). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { MultiStream } from './multi-stream.js';

export class Doji extends MultiStream {
  readonly lookback = 0;

  constructor(readonly maxChangePercent: number) {
    super(2);
  }

  update(open: number, close: number): number {
    // Without division: a bar that opens at 0 is a doji only when it closes there.
    const matches = 100 * Math.abs(close - open) <= this.maxChangePercent * Math.abs(open);
    return this.emit(matches ? 1 : 0, matches ? close : Number.NaN);
  }
}

export const doji = defineIndicator({
  fn: 'DOJI',
  title: 'Doji by percent',
  description:
    '1 where open and close differ by at most that percent of the open, else 0; price is the close ' +
    'of such a bar. TA-Lib’s CDLDOJI judges by the bodies and ranges of earlier bars instead.',
  group: 'structure',
  inputs: ['open', 'close'],
  parameters: [factor('maxChangePercent', 0.1, 0, 100)],
  outputs: ['match', 'price'],
  sparse: true,
  create: ({ maxChangePercent }) => new Doji(maxChangePercent),
});
