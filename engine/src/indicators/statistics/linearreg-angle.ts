/** LINEARREG_ANGLE: the angle, in degrees, of the line of least squares through the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingRegression } from '../rolling-regression.js';

export class LinearRegressionAngle extends StreamBase {
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
    return (this.value = Math.atan(this.line.slope) * (180 / Math.PI));
  }
}

export const linearregAngle = defineIndicator({
  fn: 'LINEARREG_ANGLE',
  title: 'Linear regression angle',
  description: 'The angle, in degrees, of the line of least squares through the last n values.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new LinearRegressionAngle(timePeriod),
});
