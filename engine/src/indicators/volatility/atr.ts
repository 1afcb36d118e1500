/** ATR: Wilder's average of the true range. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { trueRange } from '../true-range.js';
import { Wilder } from '../wilder.js';

export class Atr extends StreamBase {
  private readonly average: Wilder;
  private previousClose = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.average = new Wilder(timePeriod);
  }

  /** The first bar has no true range: there is no close before it. */
  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    if (Number.isNaN(before)) return Number.NaN;
    return (this.value = this.average.update(trueRange(high, low, before)));
  }
}

export const atr = defineIndicator({
  fn: 'ATR',
  title: 'Average true range',
  description: 'Wilder’s average of the true range, in units of the price.',
  group: 'volatility',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Atr(timePeriod),
});
