/** REGRESSION: least-squares line through the last n values and how well it fits. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { RollingLine } from './rolling-line.js';

export class Regression extends MultiStream {
  private readonly line: RollingLine;

  constructor(timePeriod: number) {
    super(5);
    this.line = new RollingLine(timePeriod);
  }

  get lookback(): number {
    return this.line.size - 1;
  }

  update(value: number): number {
    const { line } = this;
    if (!line.update(value)) return Number.NaN;
    return this.emit(line.slope, line.start, line.end, line.stdDev, line.rSquared);
  }
}

export const regression = defineIndicator({
  fn: 'REGRESSION',
  title: 'Linear regression with its fit',
  description:
    'Slope of the least-squares line through n values, the line at the oldest (lineStart) and the ' +
    'newest of them (lineEnd), their population deviation, and the share that the line explains.',
  group: 'statistics',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['slope', 'lineStart', 'lineEnd', 'stdDev', 'rSquared'],
  create: ({ timePeriod }) => new Regression(timePeriod),
});
