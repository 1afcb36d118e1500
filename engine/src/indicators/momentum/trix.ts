/** TRIX: the rate of change of a three times smoothed value, in percent. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Ema } from '../overlap/ema.js';

export class Trix extends StreamBase {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly third: Ema;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.first = new Ema(timePeriod);
    this.second = new Ema(timePeriod);
    this.third = new Ema(timePeriod);
  }

  get lookback(): number {
    return 3 * (this.timePeriod - 1) + 1;
  }

  update(value: number): number {
    const first = this.first.update(value);
    const second = Number.isNaN(first) ? first : this.second.update(first);
    const third = Number.isNaN(second) ? second : this.third.update(second);
    const { previous } = this;
    this.previous = third;
    return (this.value = previous === 0 ? 0 : (third / previous - 1) * 100);
  }
}

export const trix = defineIndicator({
  fn: 'TRIX',
  title: 'TRIX',
  description: 'The change over one bar, in percent, of an exponential average taken three times.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 30, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Trix(timePeriod),
});
