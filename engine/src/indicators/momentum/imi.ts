/** IMI: the intraday momentum index: rises within bars in percent of all moves within bars. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingSum } from '../rolling-sum.js';

export class Imi extends StreamBase {
  private readonly ups: RollingSum;
  private readonly downs: RollingSum;

  constructor(readonly timePeriod: number) {
    super();
    this.ups = new RollingSum(timePeriod);
    this.downs = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(open: number, close: number): number {
    const up = this.ups.update(close > open ? close - open : 0);
    const down = this.downs.update(close > open ? 0 : open - close);
    // Without any move it is 0 ÷ 0, thus undefined, as in TA-Lib.
    return (this.value = this.ups.full ? 100 * (up / (up + down)) : Number.NaN);
  }
}

export const imi = defineIndicator({
  fn: 'IMI',
  title: 'Intraday momentum index',
  description: 'Rises from open to close in percent of all such moves of the last n bars.',
  group: 'momentum',
  inputs: ['open', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Imi(timePeriod),
});
