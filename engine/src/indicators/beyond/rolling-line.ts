/** The least-squares line through the last n values. */
import { RollingMoments } from '../rolling-moments.js';
import { SavedState } from '../stream-state.js';
import { ratio } from './ratio.js';

export class RollingLine extends SavedState {
  slope = Number.NaN;
  /** The line at the oldest and at the newest of the values. */
  start = Number.NaN;
  end = Number.NaN;
  stdDev = Number.NaN;
  rSquared = Number.NaN;
  private readonly moments: RollingMoments;

  constructor(readonly size: number) {
    super();
    this.moments = new RollingMoments(size);
  }

  /** False until n values have been taken. */
  update(value: number): boolean {
    const { moments, size } = this;
    moments.update(value);
    if (!moments.full) return false;
    const { mean, variance, window } = moments;
    const middle = (size - 1) / 2;
    // Over deviations, in one pass: sums of the values themselves would cost a level's digits.
    let products = 0;
    for (let i = 0; i < size; i += 1) products += (i - middle) * (window.at(i) - mean);
    const spread = (size * (size * size - 1)) / 12;
    this.slope = products / spread;
    this.start = mean - this.slope * middle;
    this.end = mean + this.slope * middle;
    this.stdDev = Math.sqrt(variance);
    const explained = ratio(products * this.slope, variance * size);
    this.rSquared = Math.min(1, explained);
    return true;
  }
}
