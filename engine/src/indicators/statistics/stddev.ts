/** STDDEV: population standard deviation of the last n values, times a factor. */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { StreamBase } from '../stream-state.js';

export class Stddev extends StreamBase {
  private readonly moments: RollingMoments;

  constructor(
    readonly timePeriod: number,
    readonly nbDev = 1,
  ) {
    super();
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Mean of the window after the last value. */
  get mean(): number {
    return this.moments.full ? this.moments.mean : Number.NaN;
  }

  update(value: number): number {
    this.moments.update(value);
    if (!this.moments.full) return Number.NaN;
    return (this.value = Math.sqrt(this.moments.variance) * this.nbDev);
  }
}

export const stddev = defineIndicator({
  fn: 'STDDEV',
  title: 'Standard deviation',
  description: 'Population standard deviation (ddof 0) of the last n values, times a factor.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 5), factor('nbDev', 1)],
  outputs: ['output'],
  create: ({ timePeriod, nbDev }) => new Stddev(timePeriod, nbDev),
});
