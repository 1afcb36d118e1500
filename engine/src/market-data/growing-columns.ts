/** Columns of bars that arrive in parts: each part is copied behind the ones before it. */
import { assertThat } from '../domain/assert.js';
import type { BarColumns } from './bar-columns.js';

const FIRST_CAPACITY = 1024;
const COLUMNS = ['at', 'open', 'high', 'low', 'close', 'volume'] as const;

export class GrowingColumns implements BarColumns {
  length = 0;
  /** Only the first `length` values of each are bars. */
  at = new Float64Array(FIRST_CAPACITY);
  open = new Float64Array(FIRST_CAPACITY);
  high = new Float64Array(FIRST_CAPACITY);
  low = new Float64Array(FIRST_CAPACITY);
  close = new Float64Array(FIRST_CAPACITY);
  volume = new Float64Array(FIRST_CAPACITY);

  /** Gives back the room behind the last bar, for readers that ask an array for its length. */
  trim(): void {
    for (const name of COLUMNS) this[name] = this[name].slice(0, this.length);
  }

  append(part: BarColumns): void {
    for (let row = 1; row < part.length; row += 1) {
      const inOrder = (part.at[row] as number) > (part.at[row - 1] as number);
      assertThat(inOrder, 'bars come in order of time, none twice');
    }
    const length = this.length + part.length;
    for (const name of COLUMNS) {
      if (length > this[name].length) {
        const larger = new Float64Array(Math.max(length, this[name].length * 2));
        larger.set(this[name]);
        this[name] = larger;
      }
      this[name].set(part[name].subarray(0, part.length), this.length);
    }
    this.length = length;
  }
}
