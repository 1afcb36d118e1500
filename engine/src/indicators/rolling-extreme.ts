/** The highest or lowest of the last n values, each looked at a bounded number of times. */
import { SavedState } from './stream-state.js';

/** A monotone queue in a ring: candidates that a later, better value has not made useless. */
export class RollingExtreme extends SavedState {
  private readonly values: Float64Array;
  private readonly stamps: Float64Array;
  private head = 0;
  private length = 0;
  /** How many values were taken. */
  seen = 0;

  constructor(
    readonly size: number,
    /** +1 finds the highest, −1 the lowest; of equals the latest. */
    private readonly sign: 1 | -1,
  ) {
    super();
    this.values = new Float64Array(size);
    this.stamps = new Float64Array(size);
  }

  /** NaN until n values have been taken. */
  update(value: number): number {
    const { values, stamps, size, sign } = this;
    while (this.length > 0) {
      const last = this.head + this.length - 1;
      const slot = last >= size ? last - size : last;
      if (((values[slot] as number) - value) * sign > 0) break;
      this.length -= 1;
    }
    if (this.length > 0 && (stamps[this.head] as number) <= this.seen - size) {
      this.head = this.head + 1 === size ? 0 : this.head + 1;
      this.length -= 1;
    }
    const free = this.head + this.length;
    const slot = free >= size ? free - size : free;
    values[slot] = value;
    stamps[slot] = this.seen;
    this.length += 1;
    this.seen += 1;
    return this.seen >= size ? (values[this.head] as number) : Number.NaN;
  }

  /** Number of the bar, counted from 0, that holds the extreme. */
  get stamp(): number {
    return this.stamps[this.head] as number;
  }
}
