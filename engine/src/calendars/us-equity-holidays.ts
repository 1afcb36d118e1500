/** Days on which the New York Stock Exchange is closed or closes early: rules, and what broke them. */
import { civilDate, dayNumber, easterSunday, nthWeekday, weekdayOf } from './civil-day.js';

/** The Monday rules below hold from here on (Uniform Monday Holiday Act, in force in 1971). */
export const FIRST_YEAR = 1971;

const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;

/**
 * Closed beyond the rules: elections (until 1980), days of mourning for presidents, the blackout of
 * 1977, a hurricane in 1985, the week of 11 September 2001, Hurricane Sandy (NYSE, Special Closings).
 */
const SPECIAL_CLOSINGS = new Set(
  [
    [1972, 11, 7],
    [1972, 12, 28],
    [1973, 1, 25],
    [1976, 11, 2],
    [1977, 7, 14],
    [1980, 11, 4],
    [1985, 9, 27],
    [1994, 4, 27],
    [2001, 9, 11],
    [2001, 9, 12],
    [2001, 9, 13],
    [2001, 9, 14],
    [2004, 6, 11],
    [2007, 1, 2],
    [2012, 10, 29],
    [2012, 10, 30],
    [2018, 12, 5],
    [2025, 1, 9],
  ].map(([year = 0, month = 0, day = 0]) => dayNumber(year, month, day)),
);

/** 13:00 beyond the rules: the Fridays after Christmas of 1997 and 2003, the eve of 2000. */
const SPECIAL_EARLY_CLOSES = new Set([
  dayNumber(1997, 12, 26),
  dayNumber(1999, 12, 31),
  dayNumber(2003, 12, 26),
]);

const holidaysOfYear = new Map<number, ReadonlySet<number>>();

/** Holidays as observed in one year, without Saturdays and Sundays. */
function holidays(year: number): ReadonlySet<number> {
  let days = holidaysOfYear.get(year);
  if (days === undefined) {
    days = new Set(holidayRules(year));
    holidaysOfYear.set(year, days);
  }
  return days;
}

/** NYSE Rule 7.2; a Saturday's holiday is kept on Friday unless that ends a year, a Sunday's on Monday. */
function holidayRules(year: number): readonly number[] {
  const days = [
    nthWeekday(year, 2, MONDAY, 3),
    easterSunday(year) - 2,
    nthWeekday(year, 5, MONDAY, -1),
    observed(dayNumber(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 11, THURSDAY, 4),
    observed(dayNumber(year, 12, 25)),
  ];
  const newYear = dayNumber(year, 1, 1);
  if (weekdayOf(newYear) !== 6) days.push(observed(newYear));
  if (year >= 1998) days.push(nthWeekday(year, 1, MONDAY, 3));
  if (year >= 2022) days.push(observed(dayNumber(year, 6, 19)));
  return days;
}

function observed(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day - 1;
  return weekday === 7 ? day + 1 : day;
}

export function isUsEquityHoliday(day: number): boolean {
  return SPECIAL_CLOSINGS.has(day) || holidays(civilDate(day).year).has(day);
}

/** Minute of the day, New York, at which the regular session of a trading day ends. */
export function usEquityCloseMinute(day: number): number {
  const { year } = civilDate(day);
  if (SPECIAL_EARLY_CLOSES.has(day)) return 13 * 60;
  if (!isEarlyClose(day)) return 16 * 60;
  return year >= 1993 ? 13 * 60 : 14 * 60;
}

/** The day after Thanksgiving, Christmas Eve, and the days around 4 July as each period had them. */
function isEarlyClose(day: number): boolean {
  const { year, month, day: date } = civilDate(day);
  const weekday = weekdayOf(day);
  if (month === 11) return year >= 1990 && day === nthWeekday(year, 11, THURSDAY, 4) + 1;
  if (month === 12) return year >= 1990 && date === 24 && weekday <= THURSDAY;
  if (month !== 7) return false;
  if (date === 5) return weekday === FRIDAY && year >= 1996 && year <= 2012;
  if (date !== 3 || weekday > THURSDAY) return false;
  return weekday === 3 ? year >= 2013 : year >= 1995;
}
