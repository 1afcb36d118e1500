/** Sessions, holidays, early closes and clock changes of the calendars. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../testing/oracles.js';
import { tradingCalendar } from './calendars.js';
import { dayNumber, dayText, easterSunday, weekdayOf } from './civil-day.js';
import { NEW_YORK, TimeZone } from './time-zone.js';
import type { CalendarId } from './trading-calendar.js';

const at = (iso: string): number => Date.parse(iso);
const day = (text: string): number => Date.parse(text) / 86_400_000;

describe('days', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, text) => {
    expect(dayText(easterSunday(year))).toBe(text);
  });

  it('know their weekday before and after 1970', () => {
    expect(weekdayOf(dayNumber(1969, 7, 20))).toBe(7);
    expect(weekdayOf(dayNumber(2014, 6, 9))).toBe(1);
  });
});

describe('a time zone', () => {
  it.each([
    ['2024-03-10T01:59', 'ONCE', '2024-03-10T06:59Z'],
    ['2024-03-10T02:30', 'SKIPPED', ''],
    ['2024-03-10T03:00', 'ONCE', '2024-03-10T07:00Z'],
    ['2024-11-03T00:59', 'ONCE', '2024-11-03T04:59Z'],
    ['2024-11-03T01:30', 'TWICE', '2024-11-03T05:30Z'],
    ['2024-11-03T02:00', 'ONCE', '2024-11-03T07:00Z'],
    ['1990-04-01T02:30', 'SKIPPED', ''],
  ])('reads the wall clock %s in New York: %s', (local, kind, utc) => {
    const clock = NEW_YORK.wallClock(at(`${local}Z`));
    expect(clock.kind).toBe(kind);
    if (clock.kind !== 'SKIPPED') expect(clock.at).toBe(at(utc));
    if (clock.kind === 'TWICE') expect(clock.again - clock.at).toBe(3_600_000);
  });

  it('agrees with its own offset at every half hour of a year, in zones of every kind', () => {
    for (const name of ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']) {
      const zone = new TimeZone(name);
      for (let now = at('2024-01-01'); now < at('2025-01-01'); now += 1_800_000) {
        const clock = zone.wallClock(zone.localOf(now));
        const found =
          clock.kind === 'TWICE' ? [clock.at, clock.again] : [clock.kind === 'ONCE' ? clock.at : 0];
        if (!found.includes(now)) expect.fail(`${name} ${new Date(now).toISOString()}`);
      }
    }
  });
});

describe('the calendar of US equities', () => {
  const calendar = tradingCalendar('XNYS');

  it.each([
    ['2014-06-09T13:29:59.999Z', false, '2014-06-09', '2014-06-09T20:00Z'],
    ['2014-06-09T13:30Z', true, '2014-06-09', '2014-06-09T20:00Z'],
    ['2014-06-09T19:59:59.999Z', true, '2014-06-09', '2014-06-09T20:00Z'],
    ['2014-06-09T20:00Z', false, '2014-06-10', '2014-06-10T20:00Z'],
    ['2014-01-09T14:30Z', true, '2014-01-09', '2014-01-09T21:00Z'],
    ['2014-07-03T16:59:59Z', true, '2014-07-03', '2014-07-03T17:00Z'],
    ['2014-07-03T17:00Z', false, '2014-07-07', '2014-07-07T20:00Z'],
    ['2001-09-11T15:00Z', false, '2001-09-17', '2001-09-17T20:00Z'],
  ])('at %s: open %s, session %s until %s', (moment, open, label, close) => {
    expect(calendar.isOpen(at(moment))).toBe(open);
    expect(dayText(calendar.sessionOf(at(moment)).day)).toBe(label);
    expect(calendar.nextClose(at(moment))).toBe(at(close));
  });

  it('books trades after hours on their own day until 20:00, and then on the next', () => {
    expect(calendar.labelOf(at('2014-06-06T23:59Z'))).toBe('2014-06-06');
    expect(calendar.labelOf(at('2014-06-07T00:00Z'))).toBe('2014-06-09');
    expect(calendar.labelOf(at('2014-06-09T08:15Z'))).toBe('2014-06-09');
  });

  it('marks early closes, and opens next after a weekend with a clock change', () => {
    expect(calendar.session(day('2024-11-29'))?.early).toBe(true);
    expect(calendar.session(day('2024-11-27'))?.early).toBe(false);
    expect(calendar.nextOpen(at('2024-03-08T21:00Z'))).toBe(at('2024-03-11T13:30Z'));
  });
});

describe('the forex week', () => {
  const calendar = tradingCalendar('FX');

  it.each([
    ['2024-07-05T20:59:59Z', true, '2024-07-05'],
    ['2024-07-05T21:00Z', false, '2024-07-08'],
    ['2024-07-07T20:59:59Z', false, '2024-07-08'],
    ['2024-07-07T21:00Z', true, '2024-07-08'],
    ['2024-07-08T21:00Z', true, '2024-07-09'],
    ['2024-01-05T21:59:59Z', true, '2024-01-05'],
    ['2024-03-10T20:59:59Z', false, '2024-03-11'],
    ['2024-03-10T21:00Z', true, '2024-03-11'],
  ])('at %s: open %s, day %s', (moment, open, label) => {
    expect(calendar.isOpen(at(moment))).toBe(open);
    expect(calendar.labelOf(at(moment))).toBe(label);
  });
});

describe('every calendar', () => {
  it.each(['XNYS', 'FX', '24/7', 'WEEKDAYS'] satisfies CalendarId[])(
    '%s has sessions that follow each other without overlap',
    (id) => {
      const calendar = tradingCalendar(id);
      let previous = calendar.sessionOf(at('1995-01-01'));
      for (let count = 0; count < 3000; count += 1) {
        const next = calendar.sessionOf(previous.close);
        if (next.open < previous.close || next.day <= previous.day || next.dayEnd < next.close) {
          expect.fail(`${dayText(previous.day)} and ${dayText(next.day)}`);
        }
        previous = next;
      }
    },
  );
});

const reference = `${oraclesFolder()}/reference/lean_market_hours.json.gz`;

describe.skipIf(!existsSync(reference))(
  'compared with the published market hours (skipped without the oracle folder)',
  () => {
    interface Hours {
      readonly holidays: readonly string[];
      readonly earlyCloses: Readonly<Record<string, string>>;
    }
    const read = (): Hours =>
      (JSON.parse(gunzipSync(readFileSync(reference)).toString()) as Record<string, Hours>)[
        'Equity-usa-[*]'
      ] as Hours;
    const parse = (text: string): number => {
      const [month = 0, date = 0, year = 0] = text.split('/').map(Number);
      return dayNumber(year, month, date);
    };
    const weekday = (value: number): boolean => weekdayOf(value) <= 5;
    const calendar = tradingCalendar('XNYS');

    it('has the same holidays from 1998 to 2028, each one', () => {
      const listed = read()
        .holidays.map(parse)
        .filter(weekday)
        .sort((a, b) => a - b);
      const ours: number[] = [];
      for (let d = dayNumber(1998, 1, 1); d <= dayNumber(2028, 12, 31); d += 1) {
        if (weekday(d) && calendar.session(d) === null) ours.push(d);
      }
      expect(ours.map(dayText)).toEqual(listed.map(dayText));
    });

    it('closes early on every listed day that has a session', () => {
      const listed = Object.keys(read().earlyCloses).map(parse).filter(weekday);
      const late = listed.filter((d) => calendar.session(d)?.early !== true);
      expect(late.map(dayText)).toEqual([]);
    });
  },
);
