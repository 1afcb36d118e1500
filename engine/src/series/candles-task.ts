/** Coarse bars in ticks, as a task without database. */
import type { BarColumns } from '../market-data/bar-columns.js';
import { closeStamp } from '../market-data/bar-time.js';
import { coarseBars } from './coarse-columns.js';
import type { Coarsening } from './coarse-columns.js';

export interface CandlesTask extends Coarsening {
  readonly columns: BarColumns;
  /** Only bars stamped before; null: all. */
  readonly before: number | null;
  /** The newest so many. */
  readonly last: number;
}

export type CoarseCandles = BarColumns;

export function runCandlesTask(task: CandlesTask): CoarseCandles {
  const { columns, before, last, toMs } = task;
  const bars = coarseBars(columns, task);
  const at = Float64Array.from(bars.label, (label) => closeStamp(label, toMs));
  let end = at.length;
  while (before !== null && end > 0 && (at[end - 1] as number) >= before) end -= 1;
  const from = Math.max(0, end - last);
  const { open, high, low, close, volume } = bars;
  // Copies: a part of a column would take the whole one along to the other thread.
  return {
    length: end - from,
    at: at.slice(from, end),
    open: open.slice(from, end),
    high: high.slice(from, end),
    low: low.slice(from, end),
    close: close.slice(from, end),
    volume: volume.slice(from, end),
  };
}
