/** Wilder's smoothing: the mean of the first n values, then (previous × (n − 1) + value) ÷ n. */
import type { JsonValue } from '../domain/json.js';

export class Wilder {
  count = 0;
  value = 0;

  constructor(readonly timePeriod: number) {}

  /** NaN until n values have been taken. */
  next(value: number): number {
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

  save(): JsonValue {
    return { count: this.count, value: this.value };
  }

  load(saved: JsonValue): void {
    const { count, value } = saved as { count: number; value: number };
    this.count = count;
    this.value = value;
  }
}
