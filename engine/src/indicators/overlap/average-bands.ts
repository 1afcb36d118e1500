/** Bollinger bands around a moving average of any kind. */
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage } from '../moving-average.js';
import { RollingMoments } from '../rolling-moments.js';
import { StreamBase } from '../stream-state.js';

export interface BandWidths {
  readonly nbDevUp: number;
  readonly nbDevDn: number;
}

/** The deviation stays that from the simple mean, as in TA-Lib. */
export class AverageBands extends StreamBase {
  upper = Number.NaN;
  middle = Number.NaN;
  lower = Number.NaN;
  private readonly nbDevUp: number;
  private readonly nbDevDn: number;
  private readonly moments: RollingMoments;
  private readonly average: IndicatorStream;

  constructor(
    readonly timePeriod: number,
    { nbDevUp, nbDevDn }: BandWidths,
    MAType: number,
  ) {
    super();
    this.nbDevUp = nbDevUp;
    this.nbDevDn = nbDevDn;
    this.moments = new RollingMoments(timePeriod);
    this.average = createMovingAverage(MAType, timePeriod);
  }

  get lookback(): number {
    return Math.max(this.average.lookback, this.timePeriod - 1);
  }

  /** Returns the upper band. */
  update(value: number): number {
    const { moments } = this;
    const middle = this.average.update(value);
    moments.update(value);
    if (Number.isNaN(middle) || !moments.full) return Number.NaN;
    const deviation = Math.sqrt(moments.variance);
    this.middle = middle;
    this.lower = middle - this.nbDevDn * deviation;
    return (this.upper = middle + this.nbDevUp * deviation);
  }

  override output(index: number): number {
    return index === 0 ? this.upper : index === 1 ? this.middle : this.lower;
  }
}
