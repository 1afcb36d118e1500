/** CORRELATION: Pearson's correlation of two series, with its variances and covariance. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { PairedMoments } from './paired-moments.js';
import { ratio } from './ratio.js';

export class CorrelationMoments extends MultiStream {
  private readonly moments: PairedMoments;

  constructor(readonly timePeriod: number) {
    super(5);
    this.moments = new PairedMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(first: number, second: number): number {
    const { moments } = this;
    moments.update(first, second);
    if (!moments.full) return Number.NaN;
    const { firstVariance, secondVariance, covariance } = moments;
    const scale = Math.sqrt(firstVariance) * Math.sqrt(secondVariance);
    const correlation = Math.max(-1, Math.min(1, ratio(covariance, scale)));
    const shared = correlation * correlation;
    return this.emit(correlation, shared, covariance, firstVariance, secondVariance);
  }
}

export const correlation = defineIndicator({
  fn: 'CORRELATION',
  title: 'Correlation with variances',
  description:
    'Pearson’s correlation of a series and another (a column named benchmark unless you name ' +
    'both), population variances and covariance; 0 where one of them does not move.',
  group: 'statistics',
  inputs: ['close', 'benchmark'],
  parameters: [period('timePeriod', 20)],
  outputs: ['correlation', 'rSquared', 'covariance', 'varianceA', 'varianceB'],
  create: ({ timePeriod }) => new CorrelationMoments(timePeriod),
});
