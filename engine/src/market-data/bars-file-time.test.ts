/** Times of bars files. */
import { describe, expect, it } from 'vitest';
import { parseBarTime, readBarTime } from './bars-file-time.js';

const at = (iso: string): number => Date.parse(iso);

describe('a time of a bars file', () => {
  it.each([
    ['2020-01-02', '2020-01-02T00:00:00Z'],
    ['20200102', '2020-01-02T00:00:00Z'],
    ['2020-01-02 15:30', '2020-01-02T15:30:00Z'],
    ['2020/01/02', '2020-01-02T00:00:00Z'],
    ['2020/01/02 15:30:05', '2020-01-02T15:30:05Z'],
    ['2020.01.02 15:30', '2020-01-02T15:30:00Z'],
    ['20200102 15:30', '2020-01-02T15:30:00Z'],
    ['20200102T15:30:05+01:00', '2020-01-02T14:30:05Z'],
    ['202001021530', '2020-01-02T15:30:00Z'],
    ['20200102153005', '2020-01-02T15:30:05Z'],
    ['631152000000', '1990-01-01T00:00:00Z'],
    ['2021-12-31 23:01:00.000000', '2021-12-31T23:01:00Z'],
    ['2025-05-30T16:45:00Z', '2025-05-30T16:45:00Z'],
    ['2025-05-30T16:45:00.250Z', '2025-05-30T16:45:00.250Z'],
    ['2025-05-30T16:45:00+02:00', '2025-05-30T14:45:00Z'],
    ['1577923200', '2020-01-02T00:00:00Z'],
    ['1577923200000', '2020-01-02T00:00:00Z'],
    ['1577923200000000', '2020-01-02T00:00:00Z'],
    ['1577923200000000000', '2020-01-02T00:00:00Z'],
    ['1577923200.5', '2020-01-02T00:00:00.500Z'],
    ['-86400', '1969-12-31T00:00:00Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseBarTime(text, 'UTC')).toBe(at(iso));
  });

  it.each([
    '2020-13-01',
    '2020-02-30',
    '2020-01-02 24:00',
    '2020-01-02 10:60',
    'x',
    '',
    '2020-1-2',
    '2020/02/30',
    '2020/01-02',
    '2020.01.02.03',
    '01/02/2020',
    '20200231 10:00',
    '20200231153000',
  ])('%j is none', (text) => {
    expect(parseBarTime(text, 'UTC')).toBeNull();
  });

  it.each([
    ['2014-06-05T04:15:00', '2014-06-05T08:15:00Z'],
    ['1998-01-02T09:00:00', '1998-01-02T14:00:00Z'],
    ['2024-03-10T01:59:00', '2024-03-10T06:59:00Z'],
    ['2024-03-10T03:00:00', '2024-03-10T07:00:00Z'],
    ['2024-11-03T00:30:00', '2024-11-03T04:30:00Z'],
    ['2024-11-03T02:00:00', '2024-11-03T07:00:00Z'],
    ['2006-03-15T12:00:00', '2006-03-15T17:00:00Z'],
  ])('of New York, %s is %s', (text, iso) => {
    expect(parseBarTime(text, 'NEW_YORK')).toBe(at(iso));
  });
});

describe('a wall clock of New York that changes', () => {
  it('skips a time that was not, and gives both moments of one that was twice', () => {
    expect(parseBarTime('2024-03-10T02:30:00', 'NEW_YORK')).toBeNull();
    expect(readBarTime('2024-03-10T02:30:00', 'NEW_YORK')).toEqual({ kind: 'SKIPPED' });
    expect(readBarTime('2024-11-03T01:30:00', 'NEW_YORK')).toEqual({
      kind: 'TWICE',
      at: at('2024-11-03T05:30:00Z'),
      again: at('2024-11-03T06:30:00Z'),
    });
  });

  it('does not touch times that state their own offset', () => {
    expect(parseBarTime('2024-03-10T02:30:00-05:00', 'NEW_YORK')).toBe(at('2024-03-10T07:30:00Z'));
  });
});

it('are milliseconds in a file of milliseconds, also where four days of 1976 look like dates', () => {
  const day = 86_400_000;
  let before = Date.UTC(1975, 11, 31);
  for (let i = 0; i < 366; i += 1) {
    const at = before + day;
    expect(readBarTime(String(at), 'UTC', before)).toEqual({ kind: 'ONCE', at });
    before = at;
  }
  const minutes = readBarTime('197601231200', 'UTC', Date.UTC(1976, 0, 23, 11, 59));
  expect(minutes).toEqual({ kind: 'ONCE', at: Date.UTC(1976, 0, 23, 12) });
});
