/** One row of a bars file in numbers, or what is wrong with it. */
import type { BarsFileLayout } from './bars-file-header.js';
import { tooManyCells } from './bars-file-rows.js';
import type { Row } from './bars-file-rows.js';
import { readBarTime, withClock } from './bars-file-time.js';

/** `TIME_TWICE` and `TIME_EARLIER` depend on the rows before; the others on the row alone. */
export type BarsRowFault =
  | 'ROW_SHIFTED'
  | 'TIME_INVALID'
  | 'TIME_SKIPPED'
  | 'TIME_TWICE'
  | 'TIME_EARLIER'
  | 'PRICE_INVALID'
  | 'PRICES_INCONSISTENT'
  | 'VOLUME_INVALID';

export type RowProblem = {
  readonly ok: false;
  readonly fault: BarsRowFault;
  readonly message: string;
};

export type RowTime = { readonly ok: true; readonly label: number } | RowProblem;
export type RowValues =
  | {
      readonly ok: true;
      /** Open, high, low, close, volume. */
      readonly values: readonly [number, number, number, number, number];
      readonly decimals: number;
    }
  | RowProblem;

const SHOWN = 40;

/** Which of its cells are its prices cannot be told. */
export function shiftedRow(row: Row, columns: number): RowProblem | null {
  const message = tooManyCells(row, columns);
  return message === null ? null : problem('ROW_SHIFTED', message);
}

/**
 * A time that the clocks show twice is its first moment, or its second when the row before it has
 * reached the first: the rows of a file are in order of time.
 */
export function readRowTime(
  cells: readonly string[],
  layout: BarsFileLayout,
  lastLabel: number,
): RowTime {
  const text = timeText(cells, layout);
  const time = readBarTime(text, layout.zone, lastLabel);
  if (time === null) return problem('TIME_INVALID', `"${text.slice(0, SHOWN)}" is not a time`);
  if (time.kind === 'SKIPPED') {
    return problem('TIME_SKIPPED', `the clocks of New York skip ${text} (daylight saving)`);
  }
  const label = time.kind === 'TWICE' && time.at <= lastLabel ? time.again : time.at;
  if (label === lastLabel) return problem('TIME_TWICE', `the time ${text} is there twice`);
  if (label < lastLabel) {
    return problem('TIME_EARLIER', `the time ${text} is earlier than the row before it`);
  }
  return { ok: true, label };
}

function timeText(cells: readonly string[], { time, day }: BarsFileLayout): string {
  const text = (cells[time] ?? '').trim();
  return day < 0 ? text : (withClock((cells[day] ?? '').trim(), text) ?? text);
}

/** Dearer than anything quoted; in steps of 1 it stays below the 2⁵¹ that a series carries. */
const HIGHEST_PRICE = 1e15;

const PRICES = ['open', 'high', 'low', 'close'] as const;

export function readRowValues(cells: readonly string[], layout: BarsFileLayout): RowValues {
  const prices: number[] = [];
  let decimals = 0;
  for (const name of PRICES) {
    const text = (cells[layout[name]] ?? '').trim();
    const value = numberOf(text, false);
    if (!(value > 0 && Number.isFinite(value))) {
      return problem('PRICE_INVALID', `${name} "${text.slice(0, SHOWN)}" is not a number above 0`);
    }
    if (value > HIGHEST_PRICE) {
      return problem('PRICE_INVALID', `${name} ${value} is above ${HIGHEST_PRICE}: no price is`);
    }
    decimals = Math.max(decimals, decimalsOf(text));
    prices.push(value);
  }
  const [open = 0, high = 0, low = 0, close = 0] = prices;
  if (high < Math.max(open, close)) {
    return problem('PRICES_INCONSISTENT', `high ${high} is below open or close`);
  }
  if (low > Math.min(open, close)) {
    return problem('PRICES_INCONSISTENT', `low ${low} is above open or close`);
  }
  const volumeText = layout.volume < 0 ? '0' : (cells[layout.volume] ?? '0');
  const volume = numberOf(volumeText, true);
  if (!(volume >= 0 && Number.isFinite(volume))) {
    const shown = volumeText.slice(0, SHOWN);
    return problem('VOLUME_INVALID', `volume "${shown}" is not a number of at least 0`);
  }
  return { ok: true, values: [open, high, low, close, volume], decimals };
}

function problem(fault: BarsRowFault, message: string): RowProblem {
  return { ok: false, fault, message };
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** NaN for everything that is not plainly a number: an empty cell, `NaN`, `inf`, `0x10`. */
export function numberOf(text: string, emptyIsZero: boolean): number {
  const trimmed = text.trim();
  if (trimmed === '' && emptyIsZero) return 0;
  return NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Decimals that the number is written with: `6.0000002e-06` has 13. */
export function decimalsOf(text: string): number {
  const e = text.search(/[eE]/);
  const mantissa = e < 0 ? text : text.slice(0, e);
  const exponent = e < 0 ? 0 : Number(text.slice(e + 1));
  const point = mantissa.indexOf('.');
  const written = point < 0 ? 0 : mantissa.replace(/0+$/, '').length - point - 1;
  return Math.max(0, Math.max(0, written) - exponent);
}
