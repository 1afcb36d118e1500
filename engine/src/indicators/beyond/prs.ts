/** PRS: price of one series in parts of another, and the difference of their changes. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class PriceRelativeStrength extends MultiStream {
  readonly lookback = 0;
  private readonly older: Delay;
  private readonly olderBase: Delay;

  constructor(timePeriod: number) {
    super(2);
    this.older = new Delay(timePeriod);
    this.olderBase = new Delay(timePeriod);
  }

  update(price: number, base: number): number {
    const older = this.older.update(price);
    const olderBase = this.olderBase.update(base);
    const change = ratio(price - older, older);
    return this.emit(ratio(price, base), change - ratio(base - olderBase, olderBase));
  }
}

export const prs = defineIndicator({
  fn: 'PRS',
  title: 'Price relative strength',
  description:
    'A series in parts of a base (a column named benchmark unless you name both), from the first ' +
    'bar on, and its change over n bars less that of the base.',
  group: 'statistics',
  inputs: ['close', 'benchmark'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['prs', 'prsPercent'],
  create: ({ timePeriod }) => new PriceRelativeStrength(timePeriod),
});
