/** Which calendar a series of bars follows, as far as its own times can tell. */
import { tradingCalendar } from './calendars.js';
import { DAY_MS, weekdayOf } from './civil-day.js';
import { NEW_YORK } from './time-zone.js';
import type { CalendarId } from './trading-calendar.js';

const HOUR_MS = 3_600_000;
const SUNDAY_OPEN_MS = 17 * HOUR_MS;
/** A market that is closed at some time has, bar errors and odd days apart, no bars there. */
const SOME = 0.05;
/** Bars on US holidays, as a share of these holidays, from which on the market is another one. */
const HOLIDAYS_TRADED = 0.2;
/** An hour of the day in which there are bars at all, as a share of the busiest hour's. */
const BUSY_HOUR = 0.1;
/** Around the clock: all hours but those of a daily break. */
const HOURS_AROUND_THE_CLOCK = 22;
/** US equities: this share of the bars lies in the regular session, or of the session has bars. */
const MOSTLY = 0.5;
const MOSTLY_COVERED = 0.6;

/**
 * `label`: when each bar opened, ascending. Bars on Saturdays: always open. Bars on Sundays but not
 * on Saturdays, or around the clock on weekdays: the forex week. Weekdays without US holidays, or
 * mostly within New York's hours: US equities. Otherwise Monday to Friday. Null for bars longer
 * than a day, which say nothing.
 */
export function inferCalendar(label: Float64Array, timeframeMs: number): CalendarId | null {
  if (timeframeMs > DAY_MS || label.length === 0) return null;
  return timeframeMs === DAY_MS ? ofDailyBars(label) : ofShorterBars(label, timeframeMs);
}

function ofDailyBars(label: Float64Array): CalendarId {
  const days = Array.from(label, (at) => Math.floor(at / DAY_MS));
  const share = (weekday: number): number =>
    days.filter((day) => weekdayOf(day) === weekday).length / days.length;
  if (share(6) > SOME) return '24/7';
  if (share(7) > SOME) return 'FX';
  return tradesOnUsHolidays(days) ? 'WEEKDAYS' : 'XNYS';
}

function tradesOnUsHolidays(days: readonly number[]): boolean {
  const calendar = tradingCalendar('XNYS');
  const held = new Set(days);
  let holidays = 0;
  let traded = 0;
  for (let day = days[0] as number; day <= (days.at(-1) as number); day += 1) {
    if (weekdayOf(day) > 5 || calendar.isTradingDay(day)) continue;
    holidays += 1;
    if (held.has(day)) traded += 1;
  }
  return traded > holidays * HOLIDAYS_TRADED;
}

function ofShorterBars(label: Float64Array, timeframeMs: number): CalendarId {
  const weekend = label.reduce((count, at) => count + (isWeekend(at) ? 1 : 0), 0);
  if (weekend > label.length * SOME) return '24/7';
  if (isAroundTheClock(label, timeframeMs)) return hasWeekend(label) ? 'FX' : '24/7';
  return isMostlyRegular(label, timeframeMs) ? 'XNYS' : 'WEEKDAYS';
}

/** Saturday, and Sunday until the forex week begins. */
function isWeekend(at: number): boolean {
  const local = NEW_YORK.localOf(at);
  const day = Math.floor(local / DAY_MS);
  const weekday = weekdayOf(day);
  return weekday === 6 || (weekday === 7 && local - day * DAY_MS < SUNDAY_OPEN_MS);
}

function isAroundTheClock(label: Float64Array, timeframeMs: number): boolean {
  const bars = new Float64Array(24);
  const hours = Math.ceil(timeframeMs / HOUR_MS);
  for (const at of label) {
    const first = Math.floor(at / HOUR_MS);
    for (let hour = first; hour < first + hours; hour += 1) {
      const index = ((hour % 24) + 24) % 24;
      bars[index] = (bars[index] as number) + 1;
    }
  }
  const busiest = Math.max(...bars);
  return bars.filter((count) => count >= busiest * BUSY_HOUR).length >= HOURS_AROUND_THE_CLOCK;
}

function isMostlyRegular(label: Float64Array, timeframeMs: number): boolean {
  const calendar = tradingCalendar('XNYS');
  let regular = 0;
  let expected = 0;
  let lastDay = Number.NaN;
  for (const at of label) {
    const session = calendar.sessionOf(at);
    // The hour that the open falls into is labelled before it.
    if (session.open >= at + timeframeMs) continue;
    regular += 1;
    if (session.day !== lastDay) expected += (session.close - session.open) / timeframeMs;
    lastDay = session.day;
  }
  return regular > label.length * MOSTLY || (regular > 0 && regular > expected * MOSTLY_COVERED);
}

/** Around the clock and no weekend to look at: nothing says that the market ever closes. */
function hasWeekend(label: Float64Array): boolean {
  const first = label[0] as number;
  const last = label[label.length - 1] as number;
  const closing = tradingCalendar('FX').sessionOf(first);
  const friday = closing.close + (5 - Math.min(5, weekdayOf(closing.day))) * DAY_MS;
  return last >= friday + 2 * DAY_MS;
}
