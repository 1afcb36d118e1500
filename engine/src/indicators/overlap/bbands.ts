/** BBANDS: Bollinger bands, an average with bands of population standard deviations. */
import { defineIndicator, runStream } from '../define-indicator.js';
import { column } from '../indicator.js';
import { maType } from '../moving-average.js';
import { factor, period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { StreamBase } from '../stream-state.js';
import { bollingerColumns } from './bollinger-columns.js';
import { AverageBands } from './average-bands.js';
import type { BandWidths } from './average-bands.js';

export class BollingerBands extends StreamBase {
  upper = Number.NaN;
  middle = Number.NaN;
  lower = Number.NaN;
  private readonly nbDevUp: number;
  private readonly nbDevDn: number;
  private readonly moments: RollingMoments;

  constructor(
    readonly timePeriod: number,
    widths: BandWidths = { nbDevUp: 2, nbDevDn: 2 },
  ) {
    super();
    this.nbDevUp = widths.nbDevUp;
    this.nbDevDn = widths.nbDevDn;
    this.moments = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Returns the upper band. */
  update(value: number): number {
    const { moments } = this;
    moments.update(value);
    if (!moments.full) return Number.NaN;
    return this.widen(moments.mean, Math.sqrt(moments.variance));
  }

  private widen(middle: number, deviation: number): number {
    this.middle = middle;
    this.lower = middle - this.nbDevDn * deviation;
    return (this.upper = middle + this.nbDevUp * deviation);
  }

  override output(index: number): number {
    return index === 0 ? this.upper : index === 1 ? this.middle : this.lower;
  }
}

const SIMPLE = 0;

export const bbands = defineIndicator({
  fn: 'BBANDS',
  title: 'Bollinger bands',
  description: 'A moving average with bands of population standard deviations (ddof 0).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [
    period('timePeriod', 5),
    factor('nbDevUp', 2),
    factor('nbDevDn', 2),
    maType('MAType'),
  ],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod, nbDevUp, nbDevDn, MAType }) =>
    MAType === SIMPLE
      ? new BollingerBands(timePeriod, { nbDevUp, nbDevDn })
      : new AverageBands(timePeriod, { nbDevUp, nbDevDn }, MAType),
  batch: (columns, values) => {
    const { timePeriod, nbDevUp, nbDevDn, MAType } = values;
    const widths = { nbDevUp, nbDevDn };
    return MAType === SIMPLE
      ? bollingerColumns(column(columns, 0), timePeriod, widths)
      : runStream(new AverageBands(timePeriod, widths, MAType), columns, 3);
  },
});
