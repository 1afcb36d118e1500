/** Rows of numbers in parts: a long list is never moved, and holds nothing that has to be collected. */

/** Small, because a search makes thousands of lists: unused room hastens the next full collection. */
const FIRST_PART = 2 ** 7;
/** Leading zeros of `FIRST_PART` as a 32-bit integer. */
const FIRST_ZEROS = Math.clz32(FIRST_PART);

/** Each part is twice as long as the one before. */
export class NumberRows {
  length = 0;
  private readonly parts: Float64Array[] = [];
  private capacity = 0;

  constructor(private readonly columns: number) {}

  /** Adds a row of zeros and returns its number. */
  add(): number {
    if (this.length === this.capacity) {
      const rows = FIRST_PART << this.parts.length;
      this.parts.push(new Float64Array(rows * this.columns));
      this.capacity += rows;
    }
    this.length += 1;
    return this.length - 1;
  }

  /** The part that holds the row: its numbers begin at `startOf(row)`. */
  partOf(row: number): Float64Array {
    return this.parts[partNumber(row)] as Float64Array;
  }

  startOf(row: number): number {
    return (row + FIRST_PART - (FIRST_PART << partNumber(row))) * this.columns;
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

function partNumber(row: number): number {
  return FIRST_ZEROS - Math.clz32(row + FIRST_PART);
}
