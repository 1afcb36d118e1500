/** What a check of market data has found, and the bars that it looks at. */
import type { TradingCalendar } from '../../calendars/trading-calendar.js';
import type { BarsRowFault } from '../bars-row.js';
import type { LabelledBars } from '../resample/resample-bars.js';

export type FindingCode =
  | BarsRowFault
  | 'HOLE'
  | 'LONG_HOLE'
  | 'NO_VOLUME'
  | 'ZERO_VOLUME'
  | 'SPLIT_SUSPECTED'
  | 'OUTLIER'
  | 'STALE_PRICES'
  | 'TIMEFRAME_CHANGE'
  | 'OVERLAPPING'
  | 'CLOSED_MARKET'
  | 'CLOCK_SHIFT'
  | 'CLOCK_CHANGE'
  | 'COARSE_PRICES'
  | 'FINE_PRICES';

/** WARNING: a backtest on these bars may be wrong. NOTE: worth knowing. */
export type FindingSeverity = 'WARNING' | 'NOTE';

export interface DataFinding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly sentence: string;
  /** All there are; `rows` names the first or the worst of them. */
  readonly count: number;
  /** Numbers of the bars from 0, as `entryBar` counts; empty where the row is no bar. */
  readonly rows: readonly number[];
  /** Lines of the file, 1 is the header; empty where the bars come from no file. */
  readonly lines: readonly number[];
}

export interface CheckedBars {
  readonly bars: LabelledBars;
  readonly lines: Int32Array | null;
  readonly hasVolume: boolean;
  readonly timeframeMs: number;
  readonly calendar: TradingCalendar;
}

export type DataCheck = (checked: CheckedBars) => readonly DataFinding[];

/** So many places of one finding are named. */
export const ROWS_NAMED = 20;

/** `rows` in the order in which they are to be named. */
export function finding(
  checked: CheckedBars,
  code: FindingCode,
  severity: FindingSeverity,
  rows: readonly number[],
  sentence: string,
): DataFinding {
  const named = rows.slice(0, ROWS_NAMED);
  const lines = checked.lines === null ? [] : named.map((row) => checked.lines?.[row] ?? 0);
  return { code, severity, sentence, count: rows.length, rows: named, lines };
}

/** `3 bars`, `1 bar`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2014-06-09`, with the time of day for bars shorter than a day. */
export function timeText(at: number, timeframeMs: number): string {
  const text = new Date(at).toISOString();
  return timeframeMs >= 86_400_000 ? text.slice(0, 10) : `${text.slice(0, 16)}Z`;
}
