/** Wilder's smoothing: the mean of the first n values, then (previous × (n − 1) + value) ÷ n. */
import { SavedState } from './stream-state.js';

export class Wilder extends SavedState {
  count = 0;
  value = 0;

  constructor(readonly timePeriod: number) {
    super();
  }

  /** NaN until n values have been taken. */
  update(value: number): number {
    const n = this.timePeriod;
    if (this.count < n) {
      this.count += 1;
      this.value += value;
      if (this.count < n) return Number.NaN;
      this.value /= n;
      return this.value;
    }
    this.value = (this.value * (n - 1) + value) / n;
    return this.value;
  }
}
