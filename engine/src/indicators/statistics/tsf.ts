/** TSF: the line of least squares through the last n values, one bar ahead. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingRegression } from '../rolling-regression.js';

export class TimeSeriesForecast extends StreamBase {
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
    return (this.value = this.line.at(this.timePeriod));
  }
}

export const tsf = defineIndicator({
  fn: 'TSF',
  title: 'Time series forecast',
  description: 'The line of least squares through the last n values, one bar ahead.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new TimeSeriesForecast(timePeriod),
});
