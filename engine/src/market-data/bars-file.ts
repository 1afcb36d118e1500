/** Reads the text of a bars file into columns of floats; every bad row is named with its line. */
import { parse } from 'csv-parse/sync';
import { readHeader } from './bars-file-header.js';
import type { BarsFileLayout } from './bars-file-header.js';
import { parseBarTime } from './bars-file-time.js';

export type BarsSide = 'bid' | 'ask';

export interface BarsFileError {
  readonly code:
    | 'BARS_EMPTY'
    | 'BARS_NO_TIME_COLUMN'
    | 'BARS_NO_PRICE_COLUMN'
    | 'BARS_SIDE_REQUIRED'
    | 'BARS_BAD_ROW';
  /** 1 is the header. */
  readonly line: number;
  readonly message: string;
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
  /** Most decimals that a price of the file is written with. */
  readonly priceDecimals: number;
  readonly skipped: readonly BarsFileError[];
  /** All bad rows that were skipped; `skipped` names the first of them. */
  readonly skippedCount: number;
}

export type BarsFileResult =
  | { readonly ok: true; readonly bars: FileBars }
  | { readonly ok: false; readonly error: BarsFileError };

/** So many skipped rows are named; the others are only counted. */
const SKIPPED_NAMED = 20;

export function readBarsText(text: string, options: BarsFileOptions = {}): BarsFileResult {
  const rows = splitRows(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!rows.ok) return rows;
  const [header, ...data] = rows.rows;
  if (header === undefined || data.length === 0) {
    return { ok: false, error: { code: 'BARS_EMPTY', line: 1, message: 'the file has no bars' } };
  }
  const layout = readHeader(header.cells, options.side ?? null);
  if (!layout.ok) return layout;
  return new BarsReader(layout.layout, options, data.length).read(data);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

type Rows =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly error: BarsFileError };

/** Quoted cells are rare and need the real CSV grammar; plain rows are split at their commas. */
function splitRows(text: string): Rows {
  if (text.includes('"')) return splitQuoted(text);
  const rows: Row[] = [];
  const separator = separatorOf(text);
  text.split('\n').forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed !== '')
      rows.push({ line: index + 1, cells: line.replace(/\r$/, '').split(separator) });
  });
  return { ok: true, rows };
}

function splitQuoted(text: string): Rows {
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[];
    return {
      ok: true,
      rows: records.map(({ info, record }) => ({ line: info.lines, cells: record })),
    };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    const message = error instanceof Error ? error.message : 'the CSV is malformed';
    return { ok: false, error: { code: 'BARS_BAD_ROW', line, message } };
  }
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  return !header.includes(',') && header.includes(';') ? ';' : ',';
}

class BarsReader {
  private readonly columns: readonly Float64Array[];
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
  }

  read(rows: readonly Row[]): BarsFileResult {
    for (const row of rows) {
      const reason = this.take(row);
      if (reason === null) continue;
      const error: BarsFileError = { code: 'BARS_BAD_ROW', line: row.line, message: reason };
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
  private take({ cells }: Row): string | null {
    const { layout, options } = this;
    const timeText = (cells[layout.time] ?? '').trim();
    const label = parseBarTime(timeText, layout.zone);
    if (label === null) return `"${timeText.slice(0, 40)}" is not a time`;
    if (label === this.lastLabel) return `the time ${timeText} is there twice`;
    if (label < this.lastLabel) return `the time ${timeText} is earlier than the row before it`;
    const prices = this.prices(cells);
    if (typeof prices === 'string') return prices;
    const volume = layout.volume < 0 ? 0 : numberOf(cells[layout.volume] ?? '0', true);
    if (!(volume >= 0 && Number.isFinite(volume))) {
      return `volume "${(cells[layout.volume] ?? '').slice(0, 40)}" is not a number of at least 0`;
    }
    this.lastLabel = label;
    if (label < (options.from ?? -Infinity) || label > (options.to ?? Infinity)) return null;
    [label, ...prices, volume].forEach((value, index) => {
      (this.columns[index] as Float64Array)[this.count] = value;
    });
    this.count += 1;
    return null;
  }

  private prices(cells: readonly string[]): readonly [number, number, number, number] | string {
    const { layout } = this;
    const values: number[] = [];
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      const text = (cells[layout[name]] ?? '').trim();
      const value = numberOf(text, false);
      if (!(value > 0 && Number.isFinite(value))) {
        return `${name} "${text.slice(0, 40)}" is not a number above 0`;
      }
      this.decimals = Math.max(this.decimals, decimalsOf(text));
      values.push(value);
    }
    const [open = 0, high = 0, low = 0, close = 0] = values;
    if (high < Math.max(open, close)) return `high ${high} is below open or close`;
    if (low > Math.min(open, close)) return `low ${low} is above open or close`;
    return [open, high, low, close];
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
      priceDecimals: this.decimals,
      skipped: this.skipped,
      skippedCount: this.skippedCount,
    };
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** NaN for everything that is not plainly a number: an empty cell, `NaN`, `inf`, `0x10`. */
function numberOf(text: string, emptyIsZero: boolean): number {
  const trimmed = text.trim();
  if (trimmed === '' && emptyIsZero) return 0;
  return NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Decimals that the number is written with: `6.0000002e-06` has 13. */
function decimalsOf(text: string): number {
  const e = text.search(/[eE]/);
  const mantissa = e < 0 ? text : text.slice(0, e);
  const exponent = e < 0 ? 0 : Number(text.slice(e + 1));
  const point = mantissa.indexOf('.');
  const written = point < 0 ? 0 : mantissa.replace(/0+$/, '').length - point - 1;
  return Math.max(0, Math.max(0, written) - exponent);
}
