/** From a file to a series: symbol, timeframe, tick and stamps. */
import { describe, expect, it } from 'vitest';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { readBarsText } from './bars-file.js';
import type { FileBars } from './bars-file.js';
import { barAt } from './bar-columns.js';
import { barContent, barReference } from './bar-reference.js';
import { DAY_MS, HOUR_MS, closeStamp, timeframeMs, timeframeName } from './bar-time.js';
import { isStep, medianGap, seriesFromFile, symbolOfFile } from './file-series.js';

function bars(...rows: readonly string[]): FileBars {
  const result = readBarsText(['date,open,high,low,close,volume', ...rows].join('\n'));
  if (!result.ok) throw new Error(result.error.message);
  return result.bars;
}

const DAILY = bars(
  '2020-01-02,10.5,12,9,11.25,100.5',
  '2020-01-03,11,12,9,11,0',
  '2020-01-06,11,12,9,11,0',
);

describe('a series from a file', () => {
  it.each([
    ['/data/es-f_daily.csv.gz', 'ES-F_DAILY'],
    ['SPX.CSV', 'SPX'],
    ['C:\\bars\\btc.gz', 'BTC'],
    ['plain', 'PLAIN'],
  ])('%s is of %s', (file, symbol) => {
    expect(symbolOfFile(file)).toBe(symbol);
  });

  it('has the commonest distance of its bars as its timeframe, week-ends or not', () => {
    const { instrument, timeframeMs: length } = seriesFromFile(DAILY, { fileName: 'x.csv' });
    expect([instrument.timeframe, length]).toEqual(['1d', DAY_MS]);
    expect(medianGap(Float64Array.of(0, HOUR_MS, 2 * HOUR_MS, 60 * HOUR_MS))).toBe(HOUR_MS);
  });

  it('stamps a bar at the last moment of its own day', () => {
    const { columns } = seriesFromFile(DAILY, { fileName: 'x.csv' });
    expect(new Date(columns.at[0] as number).toISOString()).toBe('2020-01-02T23:59:59.999Z');
    expect(closeStamp(0, HOUR_MS)).toBe(HOUR_MS - 1);
  });

  it.each([
    [{}, '0.01'],
    [{ minDecimals: 9 }, '0.0000000000001'],
    [{ tickSize: '0.5' }, '0.5'],
  ])('with %j has the tick %s', (options, tick) => {
    const { instrument, columns } = seriesFromFile(DAILY, { fileName: 'x.csv', ...options });
    expect(instrument.tickSize).toBe(tick);
    const scale = new InstrumentScale(instrument);
    expect(scale.ticksToFloat(columns.open[0] as number)).toBe(10.5);
  });

  it('keeps cheap prices finer and dear ones within the safe integers', () => {
    const cheap = bars('2020-01-02,6.0000002e-06,1e-5,6e-06,9.0000003e-06,1');
    expect(seriesFromFile(cheap, { fileName: 'x', minDecimals: 9 }).instrument.tickSize).toBe(
      '0.0000000000000000001',
    );
    const plain = bars('2020-01-02,100,101,99,100,1');
    expect(seriesFromFile(plain, { fileName: 'x', minDecimals: 9 }).instrument.tickSize).toBe(
      '0.000000001',
    );
    const dear = bars('2020-01-02,50000000,60000000,40000000,50000000,1');
    const { columns } = seriesFromFile(dear, { fileName: 'x', minDecimals: 9 });
    expect(columns.high[0]).toBeLessThan(2 ** 51);
  });

  it.each(['0.01', '1', '05', '0.000000001'])('%s is a step', (text) => {
    expect(isStep(text)).toBe(true);
  });
  it.each(['0', '0.00', '-1', 'x', '', '1e-3', '.5'])('%j is no step', (text) => {
    expect(isStep(text)).toBe(false);
  });
});

describe('a timeframe', () => {
  it.each([
    [60_000, '1m'],
    [900_000, '15m'],
    [HOUR_MS, '1h'],
    [4 * HOUR_MS, '4h'],
    [DAY_MS, '1d'],
    [7 * DAY_MS, '1w'],
    [1500, '1500ms'],
  ])('of %d ms is %s, and back', (ms, name) => {
    expect(timeframeName(ms)).toBe(name);
    expect(timeframeMs(name)).toBe(ms);
  });
});

describe('a bar by reference', () => {
  it('has the same hash whatever tick its prices are kept in', () => {
    const hashes = ['0.01', '0.000000001', '0.25'].map((tickSize) => {
      const { instrument, columns } = seriesFromFile(DAILY, { fileName: 'x.csv', tickSize });
      const scale = new InstrumentScale(instrument);
      return barReference('X/1d', 5, barAt(columns, 0, 'X'), scale).hash;
    });
    expect(new Set(hashes).size).toBe(1);
  });

  it('is canonical JSON of its content', () => {
    const { instrument, columns } = seriesFromFile(DAILY, { fileName: 'x.csv' });
    const text = barContent('X/1d', 5, barAt(columns, 0, 'X'), new InstrumentScale(instrument));
    expect(text).toBe(
      '{"at":5,"close":"11.25","high":"12","low":"9","open":"10.5","series":"X/1d","volume":"100.5"}',
    );
  });
});
