/** The last n values in a ring: what moving indicators keep, in a form that can be saved. */
import type { JsonValue } from '../domain/json.js';

export class Window {
  private readonly values: Float64Array;
  private next = 0;
  /** How many values were taken, at most the size. */
  count = 0;

  constructor(readonly size: number) {
    this.values = new Float64Array(size);
  }

  get full(): boolean {
    return this.count === this.size;
  }

  /** Takes a value and returns the one that it pushed out, 0 while there was room. */
  push(value: number): number {
    const { values, next } = this;
    const oldest = values[next] as number;
    values[next] = value;
    this.next = next + 1 === this.size ? 0 : next + 1;
    if (this.count < this.size) this.count += 1;
    return oldest;
  }

  /** The oldest value that is still here. */
  get oldest(): number {
    return this.values[this.full ? this.next : 0] as number;
  }

  /** The n-th value from the oldest. */
  at(index: number): number {
    const start = this.full ? this.next : 0;
    const position = start + index;
    return this.values[position >= this.size ? position - this.size : position] as number;
  }

  save(): JsonValue {
    return { next: this.next, count: this.count, values: [...this.values] };
  }

  load(saved: JsonValue): void {
    const { next, count, values } = saved as { next: number; count: number; values: number[] };
    this.next = next;
    this.count = count;
    this.values.set(values);
  }
}
