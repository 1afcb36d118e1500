/** Which day, week or month a time belongs to, as a number that only grows. */
import type { IndicatorParameter } from '../indicator.js';
import { unreachable } from '../../domain/assert.js';

/** As the parameter `calendar` numbers them. */
export const CALENDARS = ['day', 'week', 'month'] as const;
export type Calendar = (typeof CALENDARS)[number];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const DAYS_FROM_MONDAY = 3;

export function calendarParameter(value: 0 | 1 | 2): IndicatorParameter<'calendar'> {
  return { name: 'calendar', default: value, min: 0, max: CALENDARS.length - 1, integer: true };
}

/** Minutes east of UTC at which the market's day begins counting. */
export function offsetParameter(): IndicatorParameter<'utcOffsetMinutes'> {
  return { name: 'utcOffsetMinutes', default: 0, min: -1440, max: 1440, integer: true };
}

export function calendarPeriod(timeMs: number, calendar: Calendar, offsetMinutes: number): number {
  const day = Math.floor((timeMs + offsetMinutes * MINUTE_MS) / DAY_MS);
  switch (calendar) {
    case 'day':
      return day;
    case 'week':
      return Math.floor((day + DAYS_FROM_MONDAY) / 7);
    case 'month':
      return monthOf(day);
    default:
      return unreachable(calendar);
  }
}

/** Months since March of year 0, by Hinnant's civil-calendar algorithm (chrono-compatible low-level date algorithms). */
function monthOf(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return (yearOfEra + era * 400) * 12 + Math.floor((5 * dayOfYear + 2) / 153);
}
