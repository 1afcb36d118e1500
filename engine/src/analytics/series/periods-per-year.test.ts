/** By how many bars a year returns are annualised: by the days on which the market trades. */
import { describe, expect, it } from 'vitest';
import { periodsPerYear, tradesOnWeekends } from './periods-per-year.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MONDAY = Date.UTC(2024, 0, 1);

/** A bar on each of these days, 1 is Monday, for so many weeks. */
function onDays(days: readonly number[], weeks: number, hour = 0): number[] {
  return Array.from({ length: weeks }, (_, week) =>
    days.map((day) => MONDAY + (7 * week + day - 1) * DAY_MS + hour * HOUR_MS),
  ).flat();
}

describe('the bars of a year', () => {
  it.each<readonly [string, readonly number[], number]>([
    ['Monday to Friday', [1, 2, 3, 4, 5], 252],
    ['every day', [1, 2, 3, 4, 5, 6, 7], 365],
    ['Sunday to Thursday, as bars labelled by an evening are', [7, 1, 2, 3, 4], 252],
    ['Saturday to Wednesday', [6, 7, 1, 2, 3], 252],
    ['Sunday evenings besides, as of currencies', [1, 2, 3, 4, 5, 7], 313],
    ['Monday to Saturday', [1, 2, 3, 4, 5, 6], 313],
  ])('of daily bars on %s', (_, days, expected) => {
    expect(periodsPerYear(onDays(days, 60), DAY_MS)).toBe(expected);
  });

  it('stay what they are where a few bars lie on another day, or a market has holidays', () => {
    const weekdays = onDays([1, 2, 3, 4, 5], 60).filter((_, i) => i % 23 !== 0);
    const make = [...weekdays, MONDAY + 5 * DAY_MS, MONDAY + 12 * DAY_MS].sort((a, b) => a - b);
    expect(periodsPerYear(make, DAY_MS)).toBe(252);
    const holes = onDays([1, 2, 3, 4, 5, 6, 7], 60).filter((_, i) => i % 11 !== 0);
    expect(periodsPerYear(holes, DAY_MS)).toBe(365);
  });

  it.each([
    [onDays([1], 1), 252],
    [onDays([1, 2, 3], 1), 252],
    [onDays([1, 2, 3, 4, 5, 6, 7], 1), 365],
  ])('of a short file are told from what there is', (labels, expected) => {
    expect(periodsPerYear(labels, DAY_MS)).toBe(expected);
  });

  it('of other lengths are counted, and never none', () => {
    const hours = Array.from({ length: 24 * 366 }, (_, i) => MONDAY + i * HOUR_MS);
    expect(periodsPerYear(hours, HOUR_MS)).toBe(8766);
    expect(periodsPerYear([MONDAY], HOUR_MS)).toBe(1);
    const years = [2001, 2002, 2003, 2004].map((year) => Date.UTC(year, 0, 1));
    expect(periodsPerYear(years, 365 * DAY_MS)).toBe(1);
  });

  it('knows a market without week-ends by Saturdays and Sundays alike', () => {
    expect(tradesOnWeekends(onDays([1, 2, 3, 4, 5, 6, 7], 9))).toBe(true);
    expect(tradesOnWeekends(onDays([7, 1, 2, 3, 4], 9))).toBe(true);
    expect(tradesOnWeekends(onDays([1, 2, 3, 4, 5], 9))).toBe(false);
  });
});
