/** CVD_TICK: cumulative volume delta by the tick rule (Lee and Ready, Journal of Finance 1991). */
import { defineIndicator } from '../define-indicator.js';
import { MultiStream } from './multi-stream.js';

export class TickRuleDelta extends MultiStream {
  readonly lookback = 0;
  private sum = 0;
  private price = Number.NaN;
  private side = 0;

  constructor() {
    super(2);
  }

  update(price: number, size: number): number {
    if (price > this.price) this.side = 1;
    else if (price < this.price) this.side = -1;
    this.price = price;
    const delta = this.side * size;
    this.sum += delta;
    return this.emit(this.sum, delta);
  }
}

export const cvdTick = defineIndicator({
  fn: 'CVD_TICK',
  title: 'Cumulative volume delta by the tick rule',
  description:
    'For trades without an aggressor: one above the price before counts as bought, one below as ' +
    'sold, one at the same price as the last that differed; trades before the first change count 0.',
  group: 'volume',
  inputs: ['price', 'size'],
  parameters: [],
  outputs: ['cvd', 'delta'],
  create: () => new TickRuleDelta(),
});
