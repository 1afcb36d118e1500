/** ORDER_FLOW_IMBALANCE: what came to and left the best prices (Cont, Kukanov and Stoikov, 2014). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { MultiStream } from './multi-stream.js';

export class OrderFlowImbalance extends MultiStream {
  readonly lookback = 1;
  private readonly sum: RollingSum;
  private bid = Number.NaN;
  private bidSize = 0;
  private ask = Number.NaN;
  private askSize = 0;

  constructor(timePeriod: number) {
    super(2);
    this.sum = new RollingSum(timePeriod);
  }

  update(bid: number, bidSize: number, ask: number, askSize: number): number {
    const { bid: bidBefore, ask: askBefore } = this;
    const bought = (bid >= bidBefore ? bidSize : 0) - (bid <= bidBefore ? this.bidSize : 0);
    const sold = (ask <= askBefore ? askSize : 0) - (ask >= askBefore ? this.askSize : 0);
    this.bid = bid;
    this.bidSize = bidSize;
    this.ask = ask;
    this.askSize = askSize;
    if (Number.isNaN(bidBefore)) return Number.NaN;
    const sum = this.sum.update(bought - sold);
    return this.emit(bought - sold, this.sum.full ? sum : Number.NaN);
  }
}

export const orderFlowImbalance = defineIndicator({
  fn: 'ORDER_FLOW_IMBALANCE',
  title: 'Order-flow imbalance',
  description:
    'Size that came to the best bid or left the best ask, less the opposite, from one quote to the ' +
    'next; and its sum over n quotes.',
  group: 'volume',
  inputs: ['bid', 'bidSize', 'ask', 'askSize'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['flow', 'flowSum'],
  create: ({ timePeriod }) => new OrderFlowImbalance(timePeriod),
});
