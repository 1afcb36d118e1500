/** Numbers and times as a reader sees them: true minus signs, narrow spaces, few digits. */
import type { MeasureUnit } from '../measures/measure.js';
import { digitsOfTicks } from './tick-digits.js';

const MINUS = '\u2212';
const NARROW = '\u202f';
export const NO_VALUE = '–';

export function decimal(value: number, digits: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
}

/** Three digits that say something, whatever the size: prices from 0.00001 to 100,000. */
export function price(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000 || size === 0) return decimal(value, size >= 10_000 ? 0 : 1);
  return decimal(value, Math.min(10, Math.max(2, 3 - Math.floor(Math.log10(size)))));
}

export function percent(fraction: number, digits = 1): string {
  const size = Math.abs(fraction * 100);
  return `${decimal(fraction * 100, size >= 10_000 ? 0 : placesOf(size, digits))}${NARROW}%`;
}

const MOST_PLACES = 8;

/** Below 1 two digits that say something: 0.0055 is not 0.0. */
export function placesOf(value: number, least: number): number {
  const size = Math.abs(value);
  if (size >= 1 || size < 10 ** -MOST_PLACES) return least;
  return Math.min(MOST_PLACES, Math.max(least, 1 - Math.floor(Math.log10(size))));
}

/** As many digits for each as their step needs. */
export function percentLabels(fractions: readonly number[]): string[] {
  const digits = digitsOfTicks(fractions.map((value) => value * 100));
  return fractions.map((value) => `${decimal(value * 100, digits)}${NARROW}%`);
}

export function decimalLabels(values: readonly number[]): string[] {
  const digits = digitsOfTicks(values);
  return values.map((value) => decimal(value, digits));
}

export function signedPercent(fraction: number, digits = 1): string {
  const text = percent(fraction, digits);
  return fraction > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function money(value: number, currency: string): string {
  return `${decimal(value, Math.abs(value) >= 1000 ? 0 : 2)}${NARROW}${currency}`;
}

export function figure(value: number | null, unit: MeasureUnit, currency: string): string {
  if (value === null) return NO_VALUE;
  switch (unit) {
    case 'FRACTION':
      return percent(value);
    case 'RATIO':
      return decimal(value, placesOf(value, 2));
    case 'COUNT':
      return decimal(value, 0);
    case 'DAYS':
      return counted(value, 0, 'day');
    case 'BARS':
      return counted(value, value < 100 && !Number.isInteger(value) ? 1 : 0, 'bar');
    case 'MONEY':
      return `${decimal(value, 2)}${NARROW}${currency}`;
  }
}

function counted(value: number, digits: number, name: string): string {
  return `${decimal(value, digits)} ${name}${value === 1 ? '' : 's'}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function monthName(month: number): string {
  return MONTHS[month] ?? '';
}

/** `3 Jan 2000`, whatever the time of day. UTC. */
export function wholeDay(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${monthName(date.getUTCMonth())} ${date.getUTCFullYear()}`;
}

/** The same with the time of day where there is one. */
export function day(at: number): string {
  return isDay(at) ? wholeDay(at) : `${wholeDay(at)} ${clock(new Date(at))}`;
}

const DAY_MS = 86_400_000;

/** Bars of days are named by the day's begin, or stamped by its last millisecond. */
function isDay(at: number): boolean {
  const into = at - Math.floor(at / DAY_MS) * DAY_MS;
  return into === 0 || into === DAY_MS - 1;
}

/** Without the year, where all that is shown is of about one. */
export function dayOfYear(at: number): string {
  const date = new Date(at);
  const text = `${date.getUTCDate()} ${monthName(date.getUTCMonth())}`;
  return isDay(at) ? text : `${text} ${clock(date)}`;
}

export function clock(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}
