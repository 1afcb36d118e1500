/** Long columns made short enough to draw, without losing their highs and lows. */
import { lastRowAt } from '../../market-data/last-row.js';
import { drawdownsOf } from '../measures/drawdown.js';
import { inLastShares, splitFactor } from './adjusted-bars.js';
import { barLength, durationName } from './bar-length.js';
import type { ReportedBars, RunToReport } from './compute-tear-sheet.js';
import type { ShownTrade } from './shown-trades.js';
import { plain } from './shown-trades.js';
import type { TearSheetCandles, TearSheetCurve, TearSheetLine } from './tear-sheet-data.js';

/** Two points each: a line of so many is finer than a screen. */
const BUCKETS = 450;
const CANDLES = 110;
/** Candles before the first and after the last trade that is shown. */
const MARGIN = 0.08;

/** In each of the buckets the rows of the lowest and the highest value; first and last always. */
export function extremeRows(values: ArrayLike<number>): number[] {
  const length = values.length;
  if (length <= BUCKETS * 2) return Array.from({ length }, (_, i) => i);
  const rows = new Set<number>([0]);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const from = Math.floor((bucket * length) / BUCKETS);
    const to = Math.floor(((bucket + 1) * length) / BUCKETS);
    let low = from;
    let high = from;
    for (let i = from; i < to; i += 1) {
      if ((values[i] as number) < (values[low] as number)) low = i;
      if ((values[i] as number) > (values[high] as number)) high = i;
    }
    rows.add(Math.min(low, high)).add(Math.max(low, high));
  }
  return [...rows.add(length - 1)];
}

export function downsampled({ equity, held, labels, openingCash }: RunToReport): TearSheetCurve {
  const rows = extremeRows(equity);
  const perUnit = openingCash / (held[0] as number);
  return {
    at: rows.map((row) => labels[row] as number),
    equity: rows.map((row) => equity[row] as number),
    held: rows.map((row) => (held[row] as number) * perUnit),
  };
}

export function underwaterLine(returns: Float64Array, labels: ArrayLike<number>): TearSheetLine {
  const drawdowns = drawdownsOf(returns);
  const rows = extremeRows(drawdowns);
  return {
    at: rows.map((row) => labels[row] as number),
    values: rows.map((row) => drawdowns[row] as number),
  };
}

export function priceLine(bars: ReportedBars | null): TearSheetLine | null {
  if (bars === null) return null;
  const { at } = bars;
  const close = inLastShares(bars, bars.close, [0, at.length]);
  const rows = extremeRows(close);
  return {
    at: rows.map((row) => at[row] as number),
    values: rows.map((row) => close[row] as number),
  };
}

/** Candles around the last trades, as few bars in one as the width allows; null without trades or prices. */
export function candlesOf(
  bars: ReportedBars | null,
  last: readonly ShownTrade[],
): TearSheetCandles | null {
  if (last.length === 0 || bars === null) return null;
  const entry = lastRowAt(bars.at, Math.min(...last.map(({ entryAt }) => entryAt)));
  const exit = lastRowAt(bars.at, Math.max(...last.map(({ exitAt }) => exitAt)));
  const margin = Math.max(5, Math.ceil((exit - entry) * MARGIN));
  const from = Math.max(0, entry - margin);
  const to = Math.min(bars.at.length, exit + margin + 1);
  const size = Math.ceil((to - from) / CANDLES);
  const starts = Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => from + i * size);
  const ends = starts.map((start) => Math.min(to, start + size));
  const column = (values: Float64Array, pick: (inside: Float64Array) => number): number[] => {
    const rows = inLastShares(bars, values, [from, to]);
    return starts.map((start, i) => pick(rows.subarray(start - from, (ends[i] as number) - from)));
  };
  const lengthMs = barLength(bars.at);
  return {
    length: size === 1 ? durationName(lengthMs) : `${size} bars of ${durationName(lengthMs)}`,
    adjusted: true,
    at: starts.map((start) => bars.at[start] as number),
    open: column(bars.open, (inside) => inside[0] as number),
    high: column(bars.high, (inside) => inside.reduce((a, b) => Math.max(a, b))),
    low: column(bars.low, (inside) => inside.reduce((a, b) => Math.min(a, b))),
    close: column(bars.close, (inside) => inside[inside.length - 1] as number),
    trades: last.map((trade) => ({
      ...plain(trade),
      splitFactor: splitFactor(bars, trade.exitAt, to - 1),
    })),
  };
}
