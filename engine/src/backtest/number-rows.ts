/** Rows of numbers in parts: a long list is never moved, and holds nothing that has to be collected. */

/** Small, because a search makes thousands of lists: unused room hastens the next full collection. */
const FIRST_PART = 128;
const PART = 4096;

export class NumberRows {
  length = 0;
  private readonly parts: Float64Array[];
  private capacity = FIRST_PART;

  constructor(private readonly columns: number) {
    this.parts = [new Float64Array(FIRST_PART * columns)];
  }

  /** Adds a row of zeros and returns its number. */
  add(): number {
    if (this.length === this.capacity) {
      this.parts.push(new Float64Array(PART * this.columns));
      this.capacity += PART;
    }
    this.length += 1;
    return this.length - 1;
  }

  /** The part that holds the row: its numbers begin at `startOf(row)`. */
  partOf(row: number): Float64Array {
    const part = row < FIRST_PART ? 0 : 1 + Math.floor((row - FIRST_PART) / PART);
    return this.parts[part] as Float64Array;
  }

  startOf(row: number): number {
    return (row < FIRST_PART ? row : (row - FIRST_PART) % PART) * this.columns;
  }

  /** All numbers, row after row. */
  *filled(): Iterable<Float64Array> {
    let left = this.length * this.columns;
    for (const numbers of this.parts) {
      yield numbers.subarray(0, Math.min(left, numbers.length));
      left -= Math.min(left, numbers.length);
    }
  }
}
