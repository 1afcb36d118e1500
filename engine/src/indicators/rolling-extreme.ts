/** The highest or lowest of the last n values, each looked at a bounded number of times. */
import type { JsonValue } from '../domain/json.js';

/** A monotone queue in a ring: candidates that a later, better value has not made useless. */
export class RollingExtreme {
  private readonly values: Float64Array;
  private readonly stamps: Float64Array;
  private head = 0;
  private length = 0;
  private seen = 0;

  constructor(
    readonly size: number,
    /** +1 finds the highest, −1 the lowest. */
    private readonly sign: 1 | -1,
  ) {
    this.values = new Float64Array(size);
    this.stamps = new Float64Array(size);
  }

  /** NaN until n values have been taken. */
  next(value: number): number {
    const { values, stamps, size, sign } = this;
    while (this.length > 0) {
      const last = (this.head + this.length - 1) % size;
      if (((values[last] as number) - value) * sign > 0) break;
      this.length -= 1;
    }
    if (this.length > 0 && (stamps[this.head] as number) <= this.seen - size) {
      this.head = (this.head + 1) % size;
      this.length -= 1;
    }
    const slot = (this.head + this.length) % size;
    values[slot] = value;
    stamps[slot] = this.seen;
    this.length += 1;
    this.seen += 1;
    return this.seen >= size ? (values[this.head] as number) : Number.NaN;
  }

  save(): JsonValue {
    const { head, length, seen } = this;
    return { head, length, seen, values: [...this.values], stamps: [...this.stamps] };
  }

  load(saved: JsonValue): void {
    const state = saved as Record<string, JsonValue>;
    this.head = state['head'] as number;
    this.length = state['length'] as number;
    this.seen = state['seen'] as number;
    this.values.set(state['values'] as number[]);
    this.stamps.set(state['stamps'] as number[]);
  }
}
