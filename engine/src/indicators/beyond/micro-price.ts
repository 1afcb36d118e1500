/** MICRO_PRICE: mid price weighted by the sizes of the other side (Gatheral and Oomen, 2010). */
import { defineIndicator } from '../define-indicator.js';
import { MultiStream } from './multi-stream.js';

/**
 * The first term of Stoikov's micro-price (Quantitative Finance 2018): his further terms need
 * transition probabilities estimated for the instrument.
 */
export class MicroPrice extends MultiStream {
  readonly lookback = 0;

  constructor() {
    super(3);
  }

  update(bid: number, bidSize: number, ask: number, askSize: number): number {
    const mid = (bid + ask) / 2;
    const size = bidSize + askSize;
    // From the bid upwards, so that one-sided sizes give that side's very price.
    const weighted = size === 0 ? mid : bid + ((ask - bid) * bidSize) / size;
    return this.emit(weighted, mid, ask - bid);
  }
}

export const microPrice = defineIndicator({
  fn: 'MICRO_PRICE',
  title: 'Micro-price',
  description:
    'Best bid and ask weighted by the size of the other side: nearer to the ask while more is bid. ' +
    'The mid price for an empty book; with the mid and the spread.',
  group: 'price',
  inputs: ['bid', 'bidSize', 'ask', 'askSize'],
  parameters: [],
  outputs: ['microPrice', 'mid', 'spread'],
  create: () => new MicroPrice(),
});
