/** Reads a file of one number a time: an equity curve, returns, or a benchmark's. */
import { splitRows, tooManyCells } from './bars-file-rows.js';
import type { Row } from './bars-file-rows.js';
import { TIME_NAMES } from './bars-file-header.js';
import { parseBarTime } from './bars-file-time.js';
import type { BarsFileZone } from './bars-file-time.js';
import { numberOf } from './bars-row.js';

export type SeriesKind = 'EQUITY' | 'RETURNS';

export interface SeriesFileError {
  /** 1 is the header. */
  readonly line: number;
  readonly message: string;
}

export interface FileSeriesValues {
  readonly kind: SeriesKind;
  readonly labels: Float64Array;
  readonly values: Float64Array;
}

export type SeriesFileResult =
  | { readonly ok: true; readonly series: FileSeriesValues }
  | { readonly ok: false; readonly error: SeriesFileError };

/** Names of the number column that say what it holds. */
const NAMES: Readonly<Record<SeriesKind, readonly string[]>> = {
  EQUITY: ['equity', 'close'],
  RETURNS: ['return', 'returns'],
};

interface Layout {
  readonly time: number;
  readonly zone: BarsFileZone;
  readonly value: number;
  readonly kind: SeriesKind;
}

/**
 * `kind` names the column that is looked for; the only column beside the time is taken whatever its
 * name. With `anyKind` (a benchmark) the column's name may say that it is of the other kind.
 */
export function readSeriesText(
  text: string,
  { kind, anyKind = false }: { readonly kind: SeriesKind; readonly anyKind?: boolean },
): SeriesFileResult {
  const rows = splitRows(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!rows.ok) return fail(rows.error.line, rows.error.message);
  const [header, ...data] = rows.rows;
  if (header === undefined || data.length === 0) return fail(1, 'the file has no rows');
  const layout = readLayout(header.cells, kind, anyKind);
  if (typeof layout === 'string') return fail(1, layout);
  return readValues(data, layout, header.cells.length);
}

function readLayout(cells: readonly string[], kind: SeriesKind, anyKind: boolean): Layout | string {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const timeName = TIME_NAMES.find((name) =>
    name === '' ? names[0] === '' : names.includes(name),
  );
  if (timeName === undefined) {
    return 'no time column: name one date, time, time_utc, time_ny or timestamp';
  }
  const time = names.indexOf(timeName);
  const zone: BarsFileZone = timeName === 'time_ny' ? 'NEW_YORK' : 'UTC';
  const other: SeriesKind = kind === 'EQUITY' ? 'RETURNS' : 'EQUITY';
  for (const wanted of anyKind ? ([kind, other] as const) : ([kind] as const)) {
    const name = NAMES[wanted].find((each) => names.includes(each));
    if (name !== undefined) return { time, zone, value: names.indexOf(name), kind: wanted };
  }
  const left = names.map((_, i) => i).filter((i) => i !== time);
  const [only] = left;
  if (only !== undefined && left.length === 1) return { time, zone, value: only, kind };
  const wanted = NAMES[kind][0] ?? '';
  return left.length === 0
    ? `there is no column "${wanted}"`
    : `which column is it? Name one "${wanted}", or leave only one beside the time`;
}

function readValues(rows: readonly Row[], layout: Layout, columns: number): SeriesFileResult {
  const labels: number[] = [];
  const values: number[] = [];
  for (const [index, row] of rows.entries()) {
    const { line, cells } = row;
    const shifted = tooManyCells(row, columns);
    if (shifted !== null) return fail(line, shifted);
    const timeText = (cells[layout.time] ?? '').trim();
    const label = parseBarTime(timeText, layout.zone);
    if (label === null) return fail(line, `"${timeText.slice(0, 40)}" is not a time`);
    const last = labels[labels.length - 1] ?? Number.NEGATIVE_INFINITY;
    if (label === last) return fail(line, `the time ${timeText} is there twice`);
    if (label < last) return fail(line, `the time ${timeText} is earlier than the row before it`);
    const text = (cells[layout.value] ?? '').trim();
    // A change from one row to the next has none for the first: programs leave that cell empty.
    if (index === 0 && layout.kind === 'RETURNS' && /^(nan)?$/i.test(text)) continue;
    const problem = problemOf(text, layout.kind);
    if (problem !== null) return fail(line, problem);
    labels.push(label);
    values.push(numberOf(text, false));
  }
  return {
    ok: true,
    series: {
      kind: layout.kind,
      labels: Float64Array.from(labels),
      values: Float64Array.from(values),
    },
  };
}

function problemOf(text: string, kind: SeriesKind): string | null {
  const value = numberOf(text, false);
  const shown = `"${text.slice(0, 40)}"`;
  if (!Number.isFinite(value)) return `${shown} is not a number`;
  if (kind === 'RETURNS' && value < -1) return `the return ${shown} loses more than there was`;
  return null;
}

function fail(line: number, message: string): SeriesFileResult {
  return { ok: false, error: { line, message } };
}
