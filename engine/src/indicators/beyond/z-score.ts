/** Z_SCORE: distance from the mean of the last n values in their standard deviations. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class ZScore extends MultiStream {
  private readonly moments: RollingMoments;

  constructor(readonly timePeriod: number) {
    super(3);
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const { moments } = this;
    moments.update(value);
    if (!moments.full) return Number.NaN;
    const { mean } = moments;
    const deviation = Math.sqrt(moments.variance);
    return this.emit(ratio(value - mean, deviation), mean, deviation);
  }
}

export const zScore = defineIndicator({
  fn: 'Z_SCORE',
  title: 'Z-score',
  description:
    'Value less the mean of n values in their population deviations (0 where nothing moves), the ' +
    'mean and the deviation.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['zScore', 'mean', 'stdDev'],
  create: ({ timePeriod }) => new ZScore(timePeriod),
});
