/** Periods lie within what is recorded; presets end with the data. */
import { describe, expect, it } from 'vitest';
import { seriesOf } from '../testing/research-samples.js';
import { estimatedBars, periodOf, presetsFor, problemOfPeriod } from './period.js';

const ALL = { from: '2000-01-03', to: '2020-04-17' };

describe('the period of series', () => {
  it('goes from the first day that any has to the last', () => {
    const series = [
      seriesOf('A', { firstBar: '2005-01-03T23:59:59.999Z', lastBar: '2010-12-31T23:59:59.999Z' }),
      seriesOf('B', { firstBar: '2001-06-01T23:59:59.999Z', lastBar: '2009-12-31T23:59:59.999Z' }),
    ];
    expect(periodOf(series)).toEqual({ from: '2001-06-01', to: '2010-12-31' });
  });

  it('is not known without any', () => {
    expect(periodOf([])).toEqual({ from: '', to: '' });
    expect(presetsFor(periodOf([]))).toEqual([]);
  });
});

describe('presets', () => {
  it('are all data and the longest spans that are shorter', () => {
    expect(presetsFor(ALL).map(({ preset, from }) => `${preset} ${from}`)).toEqual([
      'ALL 2000-01-03',
      'YEARS_10 2010-04-18',
      'YEARS_5 2015-04-18',
      'YEARS_3 2017-04-18',
    ]);
  });

  it.each([
    ['2020-03-31', 'MONTH', '2020-03-01'],
    ['2021-02-28', 'YEAR', '2020-02-29'],
    ['2020-05-31', 'QUARTER', '2020-03-01'],
  ] as const)('that end on %s begin one day after the same day before: %s', (to, preset, from) => {
    const found = presetsFor({ from: '2019-06-01', to }).find((one) => one.preset === preset);
    expect(found?.from).toBe(from);
  });

  it('leave out what the data does not fill', () => {
    const short = presetsFor({ from: '2020-03-20', to: '2020-04-17' });
    expect(short.map(({ preset }) => preset)).toEqual(['ALL']);
  });
});

describe('a period', () => {
  it.each([
    ['2000-01-03', '2020-04-17', null],
    ['1990-01-01', '2030-01-01', null],
    ['', '2020-04-17', 'from MISSING'],
    ['2000-01-03', '', 'to MISSING'],
    ['2010-01-02', '2010-01-01', 'to REVERSED'],
    ['2021-01-01', '2021-02-01', 'from AFTER_DATA'],
    ['1998-01-01', '1999-12-31', 'to BEFORE_DATA'],
  ])('from "%s" to "%s" has the problem %s', (from, to, problem) => {
    const found = problemOfPeriod({ from, to }, ALL);
    expect(found === null ? null : `${found.field} ${found.problem}`).toBe(problem);
  });

  it('has its share of the bars', () => {
    const series = seriesOf('A', {
      firstBar: '2020-01-01T23:59:59.999Z',
      lastBar: '2020-12-31T23:59:59.999Z',
      barCount: 366,
    });
    expect(estimatedBars([series], { from: '2020-01-01', to: '2020-12-31' })).toBe(366);
    expect(estimatedBars([series, series], { from: '2020-07-01', to: '2030-01-01' })).toBe(369);
    expect(estimatedBars([series], { from: '2021-01-01', to: '2022-01-01' })).toBe(0);
  });
});
