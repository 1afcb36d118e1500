/** BBANDS: Bollinger bands, an average with bands of population standard deviations. */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { StreamBase } from '../stream-state.js';

export interface BandWidths {
  readonly nbDevUp: number;
  readonly nbDevDn: number;
}

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
    const deviation = Math.sqrt(moments.variance);
    this.middle = moments.mean;
    this.upper = this.middle + this.nbDevUp * deviation;
    this.lower = this.middle - this.nbDevDn * deviation;
    return this.upper;
  }

  override output(index: number): number {
    return index === 0 ? this.upper : index === 1 ? this.middle : this.lower;
  }
}

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
    // Kind of the middle average, as TA-Lib numbers them; 0 (simple) is what there is so far.
    { name: 'MAType', default: 0, min: 0, max: 0, integer: true },
  ],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  create: ({ timePeriod, nbDevUp, nbDevDn }) =>
    new BollingerBands(timePeriod, { nbDevUp, nbDevDn }),
});
