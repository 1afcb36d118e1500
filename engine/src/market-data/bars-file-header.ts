/** Finds the columns of a bars file in its header, in any order and case. */
import type { BarsFileError, BarsSide } from './bars-file.js';
import { splitRows } from './bars-file-rows.js';
import type { BarsFileZone } from './bars-file-time.js';

export interface BarsFileLayout {
  readonly time: number;
  /** The day of a time of day that stands in a column of its own; −1: the file has none beside. */
  readonly day: number;
  readonly zone: BarsFileZone;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** −1: the file has none. */
  readonly volume: number;
}

export type LayoutResult =
  | { readonly ok: true; readonly layout: BarsFileLayout }
  | { readonly ok: false; readonly error: BarsFileError };

export const TIME_NAMES = ['time_ny', 'time_utc', 'timestamp', 'time', 'datetime', 'date', ''];
const PRICES = ['open', 'high', 'low', 'close'] as const;

export function readHeader(cells: readonly string[], side: BarsSide | null): LayoutResult {
  const names = namesOf(cells);
  const timeName = timeNameOf(names);
  if (timeName === undefined) {
    return fail(
      'BARS_NO_TIME_COLUMN',
      'no time column: name one date, time, time_utc, time_ny or timestamp',
    );
  }
  const quoted = names.includes('bid_close') || names.includes('ask_close');
  const plain = PRICES.every((name) => names.includes(name));
  if (quoted && !plain && side === null) {
    return fail(
      'BARS_SIDE_REQUIRED',
      'the file has bid and ask prices: choose with --side bid or --side ask',
    );
  }
  const prefix = quoted && side !== null ? `${side}_` : '';
  const missing = PRICES.find((name) => !names.includes(prefix + name));
  if (missing !== undefined) {
    return fail('BARS_NO_PRICE_COLUMN', `there is no column "${prefix}${missing}"`);
  }
  const used = [timeName, ...[...PRICES, 'volume'].map((name) => prefix + name)];
  const twice = used.find((name) => name !== '' && names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) {
    return fail('BARS_COLUMN_TWICE', `the column "${twice}" is there twice: leave one`);
  }
  const volume = names.includes('volume')
    ? names.indexOf('volume')
    : names.indexOf(`${prefix}size`);
  const at = (name: string): number => names.indexOf(prefix + name);
  return {
    ok: true,
    layout: {
      time: names.indexOf(timeName),
      day: timeName === 'time' ? names.indexOf('date') : -1,
      zone: zoneOf(timeName),
      open: at('open'),
      high: at('high'),
      low: at('low'),
      close: at('close'),
      volume: prefix === '' ? names.indexOf('volume') : volume,
    },
  };
}

/** Whose clocks the times of a file are written in, by its text; UTC where it has no header. */
export function barsTextZone(text: string): BarsFileZone {
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const rows = splitRows(line);
  const header = rows.ok ? rows.rows[0] : undefined;
  return zoneOf(timeNameOf(namesOf(header?.cells ?? [])));
}

function namesOf(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim().toLowerCase());
}

function timeNameOf(names: readonly string[]): string | undefined {
  return TIME_NAMES.find((name) => (name === '' ? names[0] === '' : names.includes(name)));
}

function zoneOf(timeName: string | undefined): BarsFileZone {
  return timeName === 'time_ny' ? 'NEW_YORK' : 'UTC';
}

function fail(code: BarsFileError['code'], message: string): LayoutResult {
  return { ok: false, error: { code, line: 1, message } };
}
