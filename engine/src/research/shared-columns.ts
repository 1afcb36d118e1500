/** Columns of bars in memory that all threads see: handed over without a copy. */
import type { BarColumns } from '../market-data/bar-columns.js';

const COLUMNS = 6;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** One block for all six columns, zeroed. */
export function sharedColumns(length: number): BarColumns {
  const block = new SharedArrayBuffer(COLUMNS * length * BYTES);
  const column = (index: number): Float64Array =>
    new Float64Array(block, index * length * BYTES, length);
  return {
    length,
    at: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

export function shareColumns(columns: BarColumns): BarColumns {
  const shared = sharedColumns(columns.length);
  for (const name of ['at', 'open', 'high', 'low', 'close', 'volume'] as const) {
    shared[name].set(columns[name].subarray(0, columns.length));
  }
  return shared;
}
