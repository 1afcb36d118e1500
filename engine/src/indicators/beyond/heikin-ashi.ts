/** HEIKIN_ASHI: averaged candles (Valcu, Stocks & Commodities, February 2004). */
import { defineIndicator } from '../define-indicator.js';
import { MultiStream } from './multi-stream.js';

export class HeikinAshi extends MultiStream {
  readonly lookback = 0;

  constructor() {
    super(4);
  }

  update(open: number, high: number, low: number, close: number): number {
    const { results } = this;
    const before = ((results[0] as number) + (results[3] as number)) / 2;
    const start = Number.isNaN(before) ? (open + close) / 2 : before;
    const end = (open + high + low + close) / 4;
    return this.emit(start, Math.max(high, start, end), Math.min(low, start, end), end);
  }
}

export const heikinAshi = defineIndicator({
  fn: 'HEIKIN_ASHI',
  title: 'Heikin-Ashi candles',
  description:
    'Candles of averages: the close is the mean of the bar’s four prices, the open the middle of ' +
    'the candle before. They are no prices at which anything traded.',
  group: 'price',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [],
  outputs: ['open', 'high', 'low', 'close'],
  create: () => new HeikinAshi(),
});
