/** Wilder's directional movement: sums of +DM, −DM and true range over n bars (1978). */
import { SavedState } from './stream-state.js';
import { isNearZero } from './near-zero.js';
import { trueRange } from './true-range.js';

/**
 * As TA-Lib: the first sums are of n − 1 changes; from then on each loses an n-th of itself and
 * takes the new one.
 */
export class DirectionalMovement extends SavedState {
  plus = 0;
  minus = 0;
  range = 0;
  /** Changes from bar to bar so far. */
  changes = -1;
  private high = Number.NaN;
  private low = Number.NaN;
  private close = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
  }

  update(high: number, low: number, close: number): void {
    const rise = high - this.high;
    const fall = this.low - low;
    const range = trueRange(high, low, this.close);
    this.high = high;
    this.low = low;
    this.close = close;
    this.changes += 1;
    if (this.changes === 0) return;
    this.forget();
    this.range += range;
    if (fall > 0 && rise < fall) this.minus += fall;
    else if (rise > 0 && rise > fall) this.plus += rise;
  }

  /** Plus directional index, as a fraction; null without any range. */
  get plusShare(): number | null {
    return isNearZero(this.range) ? null : this.plus / this.range;
  }
  get minusShare(): number | null {
    return isNearZero(this.range) ? null : this.minus / this.range;
  }

  /** The index of Wilder's DX; null where it is 0 ÷ 0. */
  get directionalIndex(): number | null {
    const { plusShare, minusShare } = this;
    if (plusShare === null || minusShare === null) return null;
    const plus = 100 * plusShare;
    const minus = 100 * minusShare;
    const sum = minus + plus;
    return isNearZero(sum) ? null : 100 * (Math.abs(minus - plus) / sum);
  }

  private forget(): void {
    const n = this.timePeriod;
    if (this.changes < n) return;
    this.range -= this.range / n;
    this.minus -= this.minus / n;
    this.plus -= this.plus / n;
  }
}
