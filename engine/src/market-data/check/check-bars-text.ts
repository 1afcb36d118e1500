/** The quality report of a bars file: bad rows are counted and not refused, unsorted rows sorted. */
import { tradingCalendar } from '../../calendars/calendars.js';
import { inferCalendar } from '../../calendars/infer-calendar.js';
import type { CalendarId } from '../../calendars/trading-calendar.js';
import { readHeader } from '../bars-file-header.js';
import type { BarsFileLayout } from '../bars-file-header.js';
import { splitRows } from '../bars-file-rows.js';
import type { Row } from '../bars-file-rows.js';
import type { BarsFileError, BarsSide } from '../bars-file.js';
import { readRowTime, readRowValues, shiftedRow } from '../bars-row.js';
import type { BarsRowFault } from '../bars-row.js';
import { medianGap } from '../file-series.js';
import type { LabelledBars } from '../resample/resample-bars.js';
import { checkBars } from './check-bars.js';
import { ROWS_NAMED, counted } from './data-finding.js';
import type { DataFinding } from './data-finding.js';

export interface DataReport {
  readonly bars: number;
  readonly first: number;
  readonly last: number;
  readonly timeframeMs: number;
  readonly calendar: CalendarId;
  readonly findings: readonly DataFinding[];
}

export type DataReportResult =
  | { readonly ok: true; readonly report: DataReport }
  | { readonly ok: false; readonly error: BarsFileError };

interface RawBar {
  readonly label: number;
  readonly line: number;
  readonly values: readonly [number, number, number, number, number];
}

export function checkBarsText(
  text: string,
  options: {
    readonly side?: BarsSide | undefined;
    readonly calendar?: CalendarId | undefined;
  } = {},
): DataReportResult {
  const rows = splitRows(text);
  if (!rows.ok) return rows;
  const [header, ...data] = rows.rows;
  if (header === undefined || data.length === 0) return empty('the file has no bars');
  const layout = readHeader(header.cells, options.side ?? null);
  if (!layout.ok) return layout;
  const faults = new RowFaults();
  const whole = faults.leaveOutShifted(data, header.cells.length);
  const raw = readRows(whole, layout.layout, faults);
  if (raw.length === 0) return empty('no row of the file is a bar');
  const bars = toColumns(raw);
  const timeframeMs = medianGap(bars.label);
  const calendar = options.calendar ?? inferCalendar(bars.label, timeframeMs) ?? '24/7';
  const findings = checkBars({
    bars,
    lines: Int32Array.from(raw, ({ line }) => line),
    hasVolume: layout.layout.volume >= 0,
    timeframeMs,
    calendar: tradingCalendar(calendar),
  });
  return {
    ok: true,
    report: {
      bars: bars.length,
      first: bars.label[0] as number,
      last: bars.label[bars.length - 1] as number,
      timeframeMs,
      calendar,
      findings: [...faults.findings(), ...findings],
    },
  };
}

function empty(message: string): DataReportResult {
  return { ok: false, error: { code: 'BARS_EMPTY', line: 1, message } };
}

/** In order of time, the first of two rows with one time. */
function readRows(
  rows: readonly Row[],
  layout: BarsFileLayout,
  faults: RowFaults,
): readonly RawBar[] {
  const bars: RawBar[] = [];
  let lastLabel = Number.NEGATIVE_INFINITY;
  for (const { cells, line } of rows) {
    let time = readRowTime(cells, layout, lastLabel);
    if (!time.ok) {
      faults.add(time.fault, line, time.message);
      if (time.fault !== 'TIME_EARLIER') continue;
      time = readRowTime(cells, layout, Number.NEGATIVE_INFINITY);
      if (!time.ok) continue;
    }
    lastLabel = time.label;
    const row = readRowValues(cells, layout);
    if (row.ok) bars.push({ label: time.label, line, values: row.values });
    else faults.add(row.fault, line, row.message);
  }
  bars.sort((a, b) => a.label - b.label || a.line - b.line);
  return bars.filter((bar, index) => {
    const isNew = bar.label !== bars[index - 1]?.label;
    if (!isNew) faults.add('TIME_TWICE', bar.line, 'the time of this row is in the file before');
    return isNew;
  });
}

function toColumns(raw: readonly RawBar[]): LabelledBars {
  const column = (index: number): Float64Array =>
    Float64Array.from(raw, ({ values }) => values[index] as number);
  return {
    length: raw.length,
    label: Float64Array.from(raw, ({ label }) => label),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
}

const FAULT_SENTENCES: Readonly<Record<BarsRowFault, string>> = {
  ROW_SHIFTED: 'with more cells than the header has names',
  TIME_INVALID: 'with a time that is none',
  TIME_SKIPPED: 'at a time that the clocks skip',
  TIME_TWICE: 'with a time that another row has',
  TIME_EARLIER: 'earlier than the row before',
  PRICE_INVALID: 'with a price that is not a number above 0',
  PRICES_INCONSISTENT: 'with a high below, or a low above, its own open or close',
  VOLUME_INVALID: 'with a volume that is not a number of at least 0',
};

/** Bad rows by kind. */
class RowFaults {
  private readonly lines = new Map<BarsRowFault, number[]>();
  private readonly firsts = new Map<BarsRowFault, string>();

  leaveOutShifted(rows: readonly Row[], columns: number): readonly Row[] {
    return rows.filter((row) => {
      const shifted = shiftedRow(row, columns);
      if (shifted !== null) this.add(shifted.fault, row.line, shifted.message);
      return shifted === null;
    });
  }

  add(fault: BarsRowFault, line: number, message: string): void {
    const lines = this.lines.get(fault) ?? [];
    lines.push(line);
    this.lines.set(fault, lines);
    if (!this.firsts.has(fault)) this.firsts.set(fault, message);
  }

  findings(): readonly DataFinding[] {
    return [...this.lines].map(([code, lines]) => ({
      code,
      severity: 'WARNING',
      sentence:
        `${counted(lines.length, 'row')} ${FAULT_SENTENCES[code]}; the first is line ${lines[0]}: ` +
        `${this.firsts.get(code)}.`,
      count: lines.length,
      rows: [],
      lines: lines.slice(0, ROWS_NAMED),
    }));
  }
}
