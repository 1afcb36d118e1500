/** SMA_ERROR: how far the last n values lie from their mean. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class SmaError extends MultiStream {
  private readonly moments: RollingMoments;

  constructor(readonly timePeriod: number) {
    super(4);
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const { moments, timePeriod } = this;
    moments.update(value);
    if (!moments.full) return Number.NaN;
    const { mean, window } = moments;
    let absolute = 0;
    let relative = 0;
    for (let i = 0; i < timePeriod; i += 1) {
      const distance = Math.abs(window.at(i) - mean);
      absolute += distance;
      relative += ratio(distance, Math.abs(window.at(i)));
    }
    return this.emit(mean, absolute / timePeriod, moments.variance, relative / timePeriod);
  }
}

export const smaError = defineIndicator({
  fn: 'SMA_ERROR',
  title: 'Errors of the simple average',
  description:
    'Mean of n values; mean absolute, mean squared and mean absolute relative distance from it.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 20)],
  outputs: ['sma', 'mad', 'mse', 'mape'],
  create: ({ timePeriod }) => new SmaError(timePeriod),
});
