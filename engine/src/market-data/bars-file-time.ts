/** The time column of a bars file: ISO, date with time, or epoch; UTC or New York. */
import { NEW_YORK } from '../calendars/time-zone.js';
import type { WallClock } from '../calendars/time-zone.js';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT_DATE = /^(19|20)(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const EPOCH = /^-?\d{1,19}(?:\.\d+)?$/;

export type BarsFileZone = 'UTC' | 'NEW_YORK';

/** Milliseconds since the epoch, or null when the text is no time or the clocks skip it. */
export function parseBarTime(text: string, zone: BarsFileZone): number | null {
  const time = readBarTime(text, zone);
  return time === null || time.kind === 'SKIPPED' ? null : time.at;
}

/** Null when the text is no time; where clocks go back, both moments that it may mean. */
export function readBarTime(text: string, zone: BarsFileZone): WallClock | null {
  const iso = ISO.exec(text);
  if (iso !== null) return fromIso(iso, zone);
  const date = COMPACT_DATE.exec(text);
  if (date !== null) {
    const [, century = '', years = '', month = '', day = ''] = date;
    return fromIso(ISO.exec(`${century}${years}-${month}-${day}`), zone);
  }
  return EPOCH.test(text) ? { kind: 'ONCE', at: fromEpoch(text) } : null;
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
