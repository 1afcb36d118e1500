/** A moving average whose last bit is that of the pandas library, for runs that follow its results. */
import { SavedState } from '../indicators/stream-state.js';

/** Far above the error of a few float64 operations. */
const MARGIN = 1e-12;

/**
 * `Series.rolling(n).mean()` (pandas 1.3 and later): one running sum of floats, with what is lost in
 * adding and in removing carried along apart (Kahan 1965); n equal values give that value. Where two
 * averages are equal this noise decides which one is above: published runs were made with it. The
 * values themselves are kept by the caller, who may need them for more averages than one, and are
 * named by their place: a float that is handed over costs an allocation where it is not inlined.
 */
export class PandasMean extends SavedState {
  private sum = 0;
  private lostAdding = 0;
  private lostRemoving = 0;
  private previous = Number.NaN;
  private sameInRow = 0;

  constructor(readonly timePeriod: number) {
    super();
  }

  /** Of the last n values that were added. */
  get mean(): number {
    return this.sameInRow >= this.timePeriod ? this.previous : this.sum / this.timePeriod;
  }

  /** 1 where it is above another average, −1 where below, 0 where neither. */
  compare(other: PandasMean): number {
    if (this.sameInRow < this.timePeriod && other.sameInRow < other.timePeriod) {
      // Without the two divisions, where their rounding can change nothing.
      const a = this.sum * other.timePeriod;
      const b = other.sum * this.timePeriod;
      const margin = MARGIN * (Math.abs(a) + Math.abs(b));
      if (a - b > margin) return 1;
      if (b - a > margin) return -1;
    }
    const { mean: a } = this;
    const { mean: b } = other;
    return a > b ? 1 : a < b ? -1 : 0;
  }

  /** What leaves the last n values goes before what comes to them: `values[place]`. */
  remove(values: Float64Array, place: number): void {
    const rest = -(values[place] as number) - this.lostRemoving;
    const sum = this.sum + rest;
    this.lostRemoving = sum - this.sum - rest;
    this.sum = sum;
  }

  add(values: Float64Array, place: number): void {
    const value = values[place] as number;
    const rest = value - this.lostAdding;
    const sum = this.sum + rest;
    this.lostAdding = sum - this.sum - rest;
    this.sum = sum;
    this.sameInRow = value === this.previous ? this.sameInRow + 1 : 1;
    this.previous = value;
  }
}
