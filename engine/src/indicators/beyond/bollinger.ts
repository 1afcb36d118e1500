/** BOLLINGER: where the price stands in its Bollinger bands (Bollinger on Bollinger Bands, 2001). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class Bollinger extends MultiStream {
  private readonly moments: RollingMoments;

  constructor(
    readonly timePeriod: number,
    readonly nbDev: number,
  ) {
    super(6);
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const { moments, nbDev } = this;
    moments.update(value);
    if (!moments.full) return Number.NaN;
    const { mean } = moments;
    const deviation = Math.sqrt(moments.variance);
    const upper = mean + nbDev * deviation;
    const lower = mean - nbDev * deviation;
    return this.emit(
      ratio(value - lower, upper - lower, 0.5),
      ratio(upper - lower, mean),
      ratio(value - mean, deviation),
      upper,
      mean,
      lower,
    );
  }
}

export const bollinger = defineIndicator({
  fn: 'BOLLINGER',
  title: 'Position in the Bollinger bands',
  description:
    'percentB (0 at the lower band, 1 at the upper), width in parts of the mean, z-score, and the ' +
    'bands; without any deviation percentB is 0.5 and the z-score 0.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 20), factor('nbDev', 2, 0)],
  outputs: ['percentB', 'width', 'zScore', 'upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod, nbDev }) => new Bollinger(timePeriod, nbDev),
});
