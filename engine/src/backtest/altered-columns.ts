/** Bars as they were not: cut short, or with other prices from a row on. */
import type { BarColumns } from '../market-data/bar-columns.js';

/** As if the data ended after so many rows. */
export function firstRows(columns: BarColumns, rows: number): BarColumns {
  return {
    length: rows,
    at: columns.at.subarray(0, rows),
    open: columns.open.subarray(0, rows),
    high: columns.high.subarray(0, rows),
    low: columns.low.subarray(0, rows),
    close: columns.close.subarray(0, rows),
    volume: columns.volume.subarray(0, rows),
  };
}

/** From `from` on each price is as far below the pivot as it was above, in logarithms. */
export function mirroredFrom(columns: BarColumns, from: number): BarColumns {
  const pivot = columns.close[from] as number;
  const turn = (ticks: Float64Array): Float64Array =>
    ticks.map((tick, row) => (row < from ? tick : Math.max(1, Math.round((pivot * pivot) / tick))));
  const { high, low } = columns;
  return {
    ...columns,
    open: turn(columns.open),
    high: turn(low).map((tick, row) => (row < from ? (high[row] as number) : tick)),
    low: turn(high).map((tick, row) => (row < from ? (low[row] as number) : tick)),
    close: turn(columns.close),
  };
}
