/** REGRESSION_CHANNEL: the end of a regression line with bands of standard deviations. */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { RollingLine } from './rolling-line.js';

export class RegressionChannel extends MultiStream {
  private readonly line: RollingLine;

  constructor(
    timePeriod: number,
    readonly nbDev: number,
  ) {
    super(4);
    this.line = new RollingLine(timePeriod);
  }

  get lookback(): number {
    return this.line.size - 1;
  }

  update(value: number): number {
    const { line } = this;
    if (!line.update(value)) return Number.NaN;
    const width = this.nbDev * line.stdDev;
    return this.emit(line.end + width, line.end, line.end - width, line.slope);
  }
}

export const regressionChannel = defineIndicator({
  fn: 'REGRESSION_CHANNEL',
  title: 'Standard deviation channel',
  description:
    'The regression line of the last n values where it ends, with bands of their deviation. Charts ' +
    'draw one line back over all n bars, which the bars before the last could not know.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 20), factor('nbDev', 2, 0)],
  outputs: ['upperBand', 'middleBand', 'lowerBand', 'slope'],
  create: ({ timePeriod, nbDev }) => new RegressionChannel(timePeriod, nbDev),
});
