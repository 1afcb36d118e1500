/**
 * Returns of different runs on one clock: simple returns between the ends of equal spans of time, so
 * that trials can be correlated, also those of runs over other periods that overlap.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../market-data/bar-time.js';

/** Each span is a whole number of the ones before it, and all begin at the epoch: they nest. */
const SPANS_MS: readonly number[] = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  4 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  28 * DAY_MS,
  364 * DAY_MS,
];

/** Bounds what is kept and sent for each trial; weeks of twenty years fit. */
export const MAX_GRID_RETURNS = 1_100;

export interface ReturnGrid {
  readonly spanMs: number;
  /** Number of the first span since the epoch; the first return ends with the one after it. */
  readonly first: number;
  /** Number of returns. */
  readonly length: number;
}

/** The finest grid, not finer than the bars, on which the period has no more returns than are kept. */
export function gridOf(from: number, to: number, barMs: number): ReturnGrid {
  for (const spanMs of SPANS_MS) {
    if (spanMs < barMs) continue;
    const grid = gridOfSpan(from, to, spanMs);
    if (grid.length <= MAX_GRID_RETURNS) return grid;
  }
  return gridOfSpan(from, to, SPANS_MS.at(-1) as number);
}

function gridOfSpan(from: number, to: number, spanMs: number): ReturnGrid {
  const first = Math.floor(from / spanMs);
  return { spanMs, first, length: Math.max(0, Math.floor(to / spanMs) - first) };
}

/** Equity at the end of each span against the end of the one before; without bars, no change. */
export function gridReturns(
  { spanMs, first, length }: ReturnGrid,
  at: Float64Array,
  equity: Float64Array,
): Float32Array {
  const returns = new Float32Array(length);
  let row = 0;
  let before = Number.NaN;
  for (let i = -1; i < length; i += 1) {
    const end = (first + i + 2) * spanMs;
    while (row < at.length && (at[row] as number) < end) row += 1;
    const now = row === 0 ? Number.NaN : (equity[row - 1] as number);
    if (i >= 0 && before > 0) returns[i] = now / before - 1;
    before = now;
  }
  return returns;
}

export interface GriddedReturns {
  readonly grid: ReturnGrid;
  readonly returns: Float32Array;
}

/** All on the coarsest of their clocks, over the time that all of them cover; null without one. */
export function onCommonGrid(trials: readonly GriddedReturns[]): readonly Float64Array[] | null {
  if (trials.length === 0) return null;
  const spanMs = Math.max(...trials.map(({ grid }) => grid.spanMs));
  const coarse = trials.map((trial) => coarser(trial, spanMs));
  const first = Math.max(...coarse.map(({ grid }) => grid.first));
  const end = Math.min(...coarse.map(({ grid }) => grid.first + grid.length));
  if (end <= first) return null;
  return coarse.map(({ grid, returns }) => returns.slice(first - grid.first, end - grid.first));
}

interface CoarseReturns {
  readonly grid: ReturnGrid;
  readonly returns: Float64Array;
}

/** Compounded within each longer span; what is not whole at either end is left out. */
function coarser({ grid, returns }: GriddedReturns, spanMs: number): CoarseReturns {
  const ratio = spanMs / grid.spanMs;
  if (ratio === 1) return { grid, returns: Float64Array.from(returns) };
  // Return i belongs to span first + 1 + i.
  const first = Math.ceil((grid.first + 1) / ratio);
  const last = Math.floor((grid.first + 1 + grid.length) / ratio) - 1;
  const length = Math.max(0, last - first + 1);
  const compounded = Float64Array.from({ length }, (_, i) => {
    const from = (first + i) * ratio - (grid.first + 1);
    let growth = 1;
    for (let k = 0; k < ratio; k += 1) growth *= 1 + (returns[from + k] as number);
    return growth - 1;
  });
  return { grid: { spanMs, first: first - 1, length }, returns: compounded };
}
