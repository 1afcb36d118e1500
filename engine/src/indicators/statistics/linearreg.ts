/** LINEARREG: the end of the line of least squares through the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingRegression } from '../rolling-regression.js';

export class LinearRegression extends StreamBase {
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
    return (this.value = this.line.at(this.timePeriod - 1));
  }
}

export const linearreg = defineIndicator({
  fn: 'LINEARREG',
  title: 'Linear regression',
  description: 'The end of the line of least squares through the last n values.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new LinearRegression(timePeriod),
});
