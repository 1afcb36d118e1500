/** The time column of a bars file: ISO, date with time, or epoch; UTC or New York. */

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT_DATE = /^(19|20)(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const EPOCH = /^-?\d{1,19}(?:\.\d+)?$/;

export type TimeZone = 'UTC' | 'NEW_YORK';

/** Milliseconds since the epoch, or null when the text is no time. */
export function parseBarTime(text: string, zone: TimeZone): number | null {
  const iso = ISO.exec(text);
  if (iso !== null) return fromIso(iso, zone);
  const date = COMPACT_DATE.exec(text);
  if (date !== null) {
    const [, century = '', years = '', month = '', day = ''] = date;
    return fromIso(ISO.exec(`${century}${years}-${month}-${day}`), zone);
  }
  return EPOCH.test(text) ? fromEpoch(text) : null;
}

function fromIso(match: RegExpExecArray | null, zone: TimeZone): number | null {
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
  if (offset !== undefined) return stamp - offsetMs(offset);
  return zone === 'UTC' ? stamp : fromNewYork(stamp);
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

const NEW_YORK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});
const HOUR_MS = 3_600_000;
/** Offset of New York at each hour that was asked for: rows of one hour share it. */
const offsets = new Map<number, number>();

/** A wall-clock time that the clock change skips or repeats is taken with the offset before it. */
function fromNewYork(local: number): number {
  const first = local - newYorkOffset(local + 5 * HOUR_MS);
  return local - newYorkOffset(Math.min(first, local + 4 * HOUR_MS));
}

function newYorkOffset(utc: number): number {
  const hour = Math.floor(utc / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    NEW_YORK.formatToParts(hour * HOUR_MS).map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
  const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  const offset = shown - hour * HOUR_MS;
  offsets.set(hour, offset);
  return offset;
}
