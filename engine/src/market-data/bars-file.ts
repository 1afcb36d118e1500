/** Reads the text of a bars file into columns of floats; every bad row is named with its line. */
import { readHeader } from './bars-file-header.js';
import type { BarsFileLayout } from './bars-file-header.js';
import type { BarsFileZone } from './bars-file-time.js';
import { splitRows } from './bars-file-rows.js';
import type { Row } from './bars-file-rows.js';
import { readRowTime, readRowValues, shiftedRow } from './bars-row.js';
import type { BarsRowFault, RowProblem } from './bars-row.js';

export type BarsSide = 'bid' | 'ask';

export interface BarsFileError {
  readonly code:
    | 'BARS_EMPTY'
    | 'BARS_NO_TIME_COLUMN'
    | 'BARS_NO_PRICE_COLUMN'
    | 'BARS_COLUMN_TWICE'
    | 'BARS_SIDE_REQUIRED'
    | 'BARS_BAD_ROW';
  /** 1 is the header. */
  readonly line: number;
  readonly message: string;
  /** What kind of bad row it is. */
  readonly fault?: BarsRowFault | undefined;
}

export interface BarsFileOptions {
  readonly side?: BarsSide | undefined;
  /** Counts bad rows and goes on instead of stopping at the first. */
  readonly skipBadRows?: boolean | undefined;
  /** Labels from here on and up to here, both included; milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** As in the file: labelled by the time they opened, prices as floats. */
export interface FileBars {
  readonly length: number;
  readonly label: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly hasVolume: boolean;
  /** Whose clocks the labels are written in; UTC where no file says otherwise. */
  readonly zone?: BarsFileZone | undefined;
  /** Most decimals that a price of the file is written with. */
  readonly priceDecimals: number;
  readonly skipped: readonly BarsFileError[];
  /** All bad rows that were skipped; `skipped` names the first of them. */
  readonly skippedCount: number;
  /** Line of each bar in its file; absent for bars that no file was read for. */
  readonly lines?: Int32Array | undefined;
}

export type BarsFileResult =
  | { readonly ok: true; readonly bars: FileBars }
  | { readonly ok: false; readonly error: BarsFileError };

/** So many skipped rows are named; the others are only counted. */
const SKIPPED_NAMED = 20;

export function readBarsText(text: string, options: BarsFileOptions = {}): BarsFileResult {
  const rows = splitRows(text);
  if (!rows.ok) return rows;
  const [header, ...data] = rows.rows;
  if (header === undefined || data.length === 0) {
    return { ok: false, error: { code: 'BARS_EMPTY', line: 1, message: 'the file has no bars' } };
  }
  const layout = readHeader(header.cells, options.side ?? null);
  if (!layout.ok) return layout;
  return new BarsReader(layout.layout, options, data.length).read(data, header.cells.length);
}

class BarsReader {
  private readonly columns: readonly Float64Array[];
  private readonly lines: Int32Array;
  private readonly skipped: BarsFileError[] = [];
  private skippedCount = 0;
  private count = 0;
  private decimals = 0;
  private lastLabel = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly layout: BarsFileLayout,
    private readonly options: BarsFileOptions,
    capacity: number,
  ) {
    this.columns = Array.from({ length: 6 }, () => new Float64Array(capacity));
    this.lines = new Int32Array(capacity);
  }

  read(rows: readonly Row[], columns: number): BarsFileResult {
    for (const row of rows) {
      const problem = shiftedRow(row, columns) ?? this.take(row);
      if (problem === null) continue;
      const { fault, message } = problem;
      const error: BarsFileError = { code: 'BARS_BAD_ROW', line: row.line, message, fault };
      if (this.options.skipBadRows !== true) return { ok: false, error };
      this.skippedCount += 1;
      if (this.skipped.length < SKIPPED_NAMED) this.skipped.push(error);
    }
    if (this.count === 0) {
      const message = 'no bar is left: every row is bad or outside the chosen dates';
      return { ok: false, error: { code: 'BARS_EMPTY', line: 1, message } };
    }
    return { ok: true, bars: this.result() };
  }

  /** Null when the row was taken or lies outside the chosen dates, else why it is bad. */
  private take({ cells, line }: Row): RowProblem | null {
    const { layout, options, columns, count } = this;
    const time = readRowTime(cells, layout, this.lastLabel);
    if (!time.ok) return time;
    const row = readRowValues(cells, layout);
    if (!row.ok) return row;
    const { label } = time;
    this.decimals = Math.max(this.decimals, row.decimals);
    this.lastLabel = label;
    if (label < (options.from ?? -Infinity) || label > (options.to ?? Infinity)) return null;
    (columns[0] as Float64Array)[count] = label;
    for (let i = 0; i < 5; i += 1) {
      (columns[i + 1] as Float64Array)[count] = row.values[i] as number;
    }
    this.lines[count] = line;
    this.count += 1;
    return null;
  }

  private result(): FileBars {
    const [label, open, high, low, close, volume] = this.columns.map((values) =>
      values.slice(0, this.count),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    return {
      length: this.count,
      label,
      open,
      high,
      low,
      close,
      volume,
      hasVolume: this.layout.volume >= 0,
      zone: this.layout.zone,
      priceDecimals: this.decimals,
      skipped: this.skipped,
      skippedCount: this.skippedCount,
      lines: this.lines.slice(0, this.count),
    };
  }
}
