/** The time column of a bars file: ISO, date with time, or epoch; UTC or New York. */
import { NEW_YORK } from '../calendars/time-zone.js';
import type { WallClock } from '../calendars/time-zone.js';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
/** 2020/01/31 and 2020.01.31, with or without a time: the year first, so that nothing is guessed. */
const PARTED_DATE = /^(\d{4})([/.])(\d{2})\2(\d{2})(?=$|[T ])/;
const COMPACT_DATE = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|[T ]\d{2}:)/;
/** 202001311530 and 20200131153000; as milliseconds they would be of 1976, or centuries ahead. */
const COMPACT_TIME =
  /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/;
const EPOCH = /^-?\d{1,19}(?:\.\d+)?$/;

export type BarsFileZone = 'UTC' | 'NEW_YORK';

/** Milliseconds since the epoch, or null when the text is no time or the clocks skip it. */
export function parseBarTime(text: string, zone: BarsFileZone): number | null {
  const time = readBarTime(text, zone);
  return time === null || time.kind === 'SKIPPED' ? null : time.at;
}

/**
 * Null when the text is no time; where clocks go back, both moments that it may mean. `before` is the
 * label of the row before, NaN at the first.
 */
export function readBarTime(
  text: string,
  zone: BarsFileZone,
  before = Number.NaN,
): WallClock | null {
  const iso = ISO.exec(text);
  if (iso !== null) return fromIso(iso, zone);
  const written = isoText(text);
  const time = written === null ? null : fromIso(ISO.exec(written), zone);
  if (time !== null && time.kind !== 'SKIPPED' && COMPACT_TIME.test(text)) {
    // Some milliseconds of 1976 look like a date: in a file of those the row before is near them.
    const at = fromEpoch(text);
    if (Math.abs(at - before) < Math.abs(time.at - before)) return { kind: 'ONCE', at };
  }
  if (written !== null) return time;
  return EPOCH.test(text) ? { kind: 'ONCE', at: fromEpoch(text) } : null;
}

/** Null when the text is no other way to write a date with its year first. */
function isoText(text: string): string | null {
  if (PARTED_DATE.test(text)) return text.replace(PARTED_DATE, '$1-$3-$4');
  if (COMPACT_DATE.test(text)) return text.replace(COMPACT_DATE, '$1-$2-$3');
  const time = COMPACT_TIME.exec(text);
  if (time === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00'] = time;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

const CLOCK = /^(\d{1,2}):(\d{2})(:\d{2}(?:[.,]\d{1,9})?)?$/;
const COMPACT_CLOCK = /^(\d{2})(\d{2})(\d{2})?$/;

/** A day of one column with the time of day of another; null when that is none. */
export function withClock(day: string, clock: string): string | null {
  const parted = CLOCK.exec(clock);
  if (parted !== null) {
    const [, hour = '', minute = '', rest = ''] = parted;
    return `${day} ${hour.padStart(2, '0')}:${minute}${rest}`;
  }
  const compact = COMPACT_CLOCK.exec(clock);
  if (compact === null) return null;
  const [, hour = '', minute = '', second = '00'] = compact;
  return `${day} ${hour}:${minute}:${second}`;
}

function fromIso(match: RegExpExecArray | null, zone: BarsFileZone): WallClock | null {
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = match;
  const fraction = Number(`0.${match[7] ?? '0'}`);
  const parts = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5]);
  // 31 February and 25 o'clock roll over; they are no times.
  if (!sameParts(new Date(local), parts)) return null;
  const stamp = local + Math.floor(fraction * 1000);
  const offset = match[8];
  if (offset !== undefined) return { kind: 'ONCE', at: stamp - offsetMs(offset) };
  return zone === 'UTC' ? { kind: 'ONCE', at: stamp } : NEW_YORK.wallClock(stamp);
}

function sameParts(
  date: Date,
  [year, month, day, hour, minute, second]: readonly number[],
): boolean {
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Seconds, milliseconds, microseconds or nanoseconds, told apart by their size. */
function fromEpoch(text: string): number {
  const value = Number(text);
  const size = Math.abs(value);
  if (size < 1e11) return Math.round(value * 1000);
  if (size < 1e14) return Math.round(value);
  return Math.round(size < 1e17 ? value / 1e3 : value / 1e6);
}
