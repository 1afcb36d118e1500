/** VAR: population variance of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingMoments } from '../rolling-moments.js';

export class Variance extends StreamBase {
  private readonly moments: RollingMoments;

  constructor(readonly timePeriod: number) {
    super();
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    this.moments.update(value);
    return (this.value = this.moments.full ? this.moments.variance : Number.NaN);
  }
}

export const variance = defineIndicator({
  fn: 'VAR',
  title: 'Variance',
  description:
    'Population variance (ddof 0) of the last n values; nbDev has no effect, as in TA-Lib.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 5, 1), factor('nbDev', 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Variance(timePeriod),
});
