/** ORDER_BOOK_IMBALANCE: bid less ask size in parts of both (Cont, Kukanov and Stoikov, 2014). */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { ratio } from './ratio.js';

export class OrderBookImbalance extends StreamBase {
  readonly lookback = 0;

  update(bidSize: number, askSize: number): number {
    return (this.value = ratio(bidSize - askSize, bidSize + askSize));
  }
}

export const orderBookImbalance = defineIndicator({
  fn: 'ORDER_BOOK_IMBALANCE',
  title: 'Order-book imbalance',
  description:
    'From −1 (only asks) to 1 (only bids), 0 for an empty book. Name columns of sums over several ' +
    'levels for the imbalance of a deeper book.',
  group: 'volume',
  inputs: ['bidSize', 'askSize'],
  parameters: [],
  outputs: ['imbalance'],
  create: () => new OrderBookImbalance(),
});
