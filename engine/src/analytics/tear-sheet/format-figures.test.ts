/** Figures as a reader sees them: none rounded to nothing, each with its unit. */
import { describe, expect, it } from 'vitest';
import type { MeasureUnit } from '../measures/measure.js';
import { day, dayOfYear, figure, percent, signedPercent } from './format-figures.js';

const plain = (text: string): string => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');

describe('a figure of a tear sheet', () => {
  it.each<readonly [number, string]>([
    [0, '0.0 %'],
    [1.677, '167.7 %'],
    [123.4, '12,340 %'],
    [-0.0123, '-1.2 %'],
    [0.00594, '0.59 %'],
    [-0.000055, '-0.0055 %'],
    [0.0000000013, '0.00000013 %'],
    [1e-17, '0.0 %'],
  ])('%d is %s', (fraction, text) => {
    expect(plain(percent(fraction))).toBe(text);
  });

  it('has a sign where it is a gain or a loss, and none where it is nothing', () => {
    expect([0.0001, -0.0001, 0, 1e-17].map((value) => plain(signedPercent(value)))).toEqual([
      '+0.010 %',
      '-0.010 %',
      '0.0 %',
      '0.0 %',
    ]);
  });

  it.each<readonly [number | null, MeasureUnit, string]>([
    [null, 'RATIO', '–'],
    [0.00043, 'RATIO', '0.00043'],
    [-0.33, 'RATIO', '-0.33'],
    [373, 'BARS', '373 bars'],
    [55.5, 'BARS', '55.5 bars'],
    [1, 'BARS', '1 bar'],
    [1, 'DAYS', '1 day'],
    [1056, 'DAYS', '1,056 days'],
    [8, 'COUNT', '8'],
    [18636.24, 'MONEY', '18,636.24 EUR'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(plain(figure(value, unit, 'EUR'))).toBe(text);
  });
});

describe('a time of a tear sheet', () => {
  it.each([
    ['2020-04-17T00:00:00.000Z', '17 Apr 2020', '17 Apr'],
    ['2020-04-17T23:59:59.999Z', '17 Apr 2020', '17 Apr'],
    ['2020-04-17T14:30:00.000Z', '17 Apr 2020 14:30', '17 Apr 14:30'],
    ['1969-07-20T20:17:00.000Z', '20 Jul 1969 20:17', '20 Jul 20:17'],
    ['1969-07-20T23:59:59.999Z', '20 Jul 1969', '20 Jul'],
  ])('%s is %s', (time, whole, short) => {
    expect([day(Date.parse(time)), dayOfYear(Date.parse(time))]).toEqual([whole, short]);
  });
});
