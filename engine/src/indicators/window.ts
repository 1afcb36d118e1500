/** The last n values in a ring: what moving indicators keep, in a form that can be saved. */
import { SavedState } from './stream-state.js';

export class Window extends SavedState {
  private readonly values: Float64Array;
  private position = 0;
  /** How many values were taken, at most the size. */
  count = 0;

  constructor(readonly size: number) {
    super();
    this.values = new Float64Array(size);
  }

  get full(): boolean {
    return this.count === this.size;
  }

  /** True when a whole number of windows has been taken: every value was pushed since the last. */
  get wrapped(): boolean {
    return this.position === 0;
  }

  /** Takes a value and returns the one that it pushed out, 0 while there was room. */
  push(value: number): number {
    const { values, position } = this;
    const oldest = values[position] as number;
    values[position] = value;
    this.position = position + 1 === this.size ? 0 : position + 1;
    if (this.count < this.size) this.count += 1;
    return oldest;
  }

  /** The oldest value that is still here. */
  get oldest(): number {
    return this.values[this.full ? this.position : 0] as number;
  }

  /** The n-th value from the oldest. */
  at(index: number): number {
    const start = this.full ? this.position : 0;
    const position = start + index;
    return this.values[position >= this.size ? position - this.size : position] as number;
  }

  /** A value by its place in the ring, for sums in that order; only when full. */
  inRing(place: number): number {
    return this.values[place] as number;
  }

  /** Of the values that are here, from the oldest. */
  sum(): number {
    let sum = 0;
    for (let i = 0; i < this.count; i += 1) sum += this.at(i);
    return sum;
  }
}
