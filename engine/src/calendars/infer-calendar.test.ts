/** Calendars told from the times of bars alone. */
import { describe, expect, it } from 'vitest';
import { tradingCalendar } from './calendars.js';
import { DAY_MS, MINUTE_MS } from './civil-day.js';
import { inferCalendar } from './infer-calendar.js';

const HOUR_MS = 60 * MINUTE_MS;

function labels(
  from: string,
  to: string,
  step: number,
  keep: (at: number) => boolean,
): Float64Array {
  const kept: number[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += step) if (keep(at)) kept.push(at);
  return Float64Array.from(kept);
}

const sessionDay = (at: number): boolean =>
  tradingCalendar('XNYS').session(Math.floor(at / DAY_MS)) !== null;
const weekday = (at: number): boolean => new Date(at).getUTCDay() % 6 !== 0;
const open = (id: 'XNYS' | 'FX') => (at: number) => tradingCalendar(id).isOpen(at);
const hours = (from: number, to: number) => (at: number) =>
  weekday(at) && new Date(at).getUTCHours() >= from && new Date(at).getUTCHours() < to;

describe('the calendar of bars', () => {
  it.each([
    [
      'daily on US sessions',
      labels('2015-01-01', '2017-01-01', DAY_MS, sessionDay),
      DAY_MS,
      'XNYS',
    ],
    [
      'daily on every weekday',
      labels('2015-01-01', '2017-01-01', DAY_MS, weekday),
      DAY_MS,
      'WEEKDAYS',
    ],
    ['daily on every day', labels('2015-01-01', '2015-06-01', DAY_MS, () => true), DAY_MS, '24/7'],
    [
      'daily with Sundays',
      labels('2015-01-01', '2016-01-01', DAY_MS, (at) => new Date(at).getUTCDay() !== 6),
      DAY_MS,
      'FX',
    ],
    ['a few days', labels('2015-01-05', '2015-01-09', DAY_MS, () => true), DAY_MS, 'XNYS'],
    [
      'hours around the clock',
      labels('2015-01-01', '2015-02-01', HOUR_MS, () => true),
      HOUR_MS,
      '24/7',
    ],
    [
      'hours of the forex week',
      labels('2015-01-01', '2015-02-01', HOUR_MS, open('FX')),
      HOUR_MS,
      'FX',
    ],
    [
      'minutes of New York',
      labels('2015-01-01', '2015-01-20', MINUTE_MS, open('XNYS')),
      MINUTE_MS,
      'XNYS',
    ],
    [
      'minutes with trading after hours',
      labels('2015-01-05', '2015-01-10', MINUTE_MS, hours(9, 24)),
      MINUTE_MS,
      'XNYS',
    ],
    [
      'hours of Frankfurt',
      labels('2015-01-01', '2015-03-01', HOUR_MS, hours(8, 17)),
      HOUR_MS,
      'WEEKDAYS',
    ],
    [
      'two days around the clock',
      labels('2015-01-06', '2015-01-08', HOUR_MS, () => true),
      HOUR_MS,
      '24/7',
    ],
  ])('%s', (_name, label, timeframe, id) => {
    expect(inferCalendar(label, timeframe)).toBe(id);
  });

  it('is unknown for bars longer than a day', () => {
    expect(inferCalendar(Float64Array.of(0, 7 * DAY_MS), 7 * DAY_MS)).toBeNull();
  });
});
