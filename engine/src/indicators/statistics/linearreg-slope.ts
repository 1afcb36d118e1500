/** LINEARREG_SLOPE: the slope, per bar, of the line of least squares through the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingRegression } from '../rolling-regression.js';

export class LinearRegressionSlope extends StreamBase {
  private readonly line: RollingRegression;

  constructor(readonly timePeriod: number) {
    super();
    this.line = new RollingRegression(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    this.line.update(value);
    if (!this.line.full) return Number.NaN;
    return (this.value = this.line.slope);
  }
}

export const linearregSlope = defineIndicator({
  fn: 'LINEARREG_SLOPE',
  title: 'Linear regression slope',
  description: 'The slope, per bar, of the line of least squares through the last n values.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new LinearRegressionSlope(timePeriod),
});
