/** MARUBOZU: a bar that is nearly all body (Nison, Japanese Candlestick Charting Techniques, 1991). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { MultiStream } from './multi-stream.js';

export class Marubozu extends MultiStream {
  readonly lookback = 0;

  constructor(readonly minBodyPercent: number) {
    super(2);
  }

  update(open: number, high: number, low: number, close: number): number {
    const body = Math.abs(close - open);
    const matches = body > 0 && 100 * body >= this.minBodyPercent * (high - low);
    if (!matches) return this.emit(0, Number.NaN);
    return this.emit(close > open ? 1 : -1, close);
  }
}

export const marubozu = defineIndicator({
  fn: 'MARUBOZU',
  title: 'Marubozu by percent',
  description:
    '1 (rising) or −1 (falling) where the body is at least that percent of the bar’s range, else ' +
    '0; price is the close of such a bar. TA-Lib’s CDLMARUBOZU judges by earlier bars instead.',
  group: 'structure',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [factor('minBodyPercent', 95, 0, 100)],
  outputs: ['match', 'price'],
  sparse: true,
  create: ({ minBodyPercent }) => new Marubozu(minBodyPercent),
});
