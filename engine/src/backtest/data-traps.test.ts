/** Every bars file of a collection of real ones: read and run without a wrong number, or refused. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBarsText } from '../market-data/bars-file.js';
import { checkBarsText } from '../market-data/check/check-bars-text.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { oraclesFolder } from '../testing/oracles.js';
import { runBacktest } from './run-backtest.js';

const market = `${oraclesFolder()}/market`;
const BARS = /^(crypto|equity_daily|equity_hour|equity_minute|etf_daily|forex|index_daily)/;
/** Closes of many symbols side by side. */
const NOT_BARS = /ETF23_splitadj_close/;

function textOf(file: string): string {
  const bytes = readFileSync(join(market, file));
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
}

/** So many rows of a file are run; its quality report reads them all. */
const RUN_ROWS = 5_000;

const firstRows = (text: string): string => text.split('\n', RUN_ROWS + 1).join('\n');

/** What a run on the file gives, or the sentence with which it is refused. */
function runOn(file: string, text: string): string | Float64Array {
  const read = readBarsText(text, text.slice(0, 200).includes('bid_') ? { side: 'bid' } : {});
  if (!read.ok) return read.error.message;
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross is built in');
  return runBacktest({
    series: [seriesFromFile(read.bars, { fileName: file, minDecimals: 9 })],
    currency: 'USD',
    cash: '1000000',
    mandate: null,
    strategy,
    parameters: { fast: 10, slow: 30, long_only: true, size: 1 },
    fillModel: { name: 'conservative' },
    journal: false,
  }).equity;
}

describe.skipIf(!existsSync(market))('real files (skipped without the market data)', () => {
  const files = existsSync(market)
    ? readdirSync(market, { recursive: true })
        .map(String)
        .filter((name) => /\.csv(\.gz)?$/.test(name))
    : [];

  it.each(files.filter((name) => BARS.test(name) && !NOT_BARS.test(name)))(
    '%s runs to its end with money that is a number, and has its quality report',
    (file) => {
      const text = textOf(file);
      const equity = runOn(file, firstRows(text));
      if (typeof equity === 'string') expect.fail(equity);
      expect(equity.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
      const side = text.slice(0, 200).includes('bid_') ? ('bid' as const) : undefined;
      const report = checkBarsText(text, { side });
      expect(report.ok && report.report.bars).toBeGreaterThanOrEqual(equity.length);
    },
  );

  it.each(files.filter((name) => !BARS.test(name) || NOT_BARS.test(name)))(
    '%s is refused with a sentence',
    (file) => {
      const text = textOf(file);
      expect(runOn(file, text)).toMatch(/^(there is no column|no time column)/);
      expect(checkBarsText(text).ok).toBe(false);
    },
  );

  it('with quotes want to be told which side is meant', () => {
    const read = readBarsText(textOf('forex/oanda_EURUSD_daily.csv.gz'));
    expect(!read.ok && read.error.code).toBe('BARS_SIDE_REQUIRED');
  });

  it.each([
    ['equity_daily/AAPL.csv.gz', ['SPLIT_SUSPECTED', 'OUTLIER']],
    ['crypto/daily_SHIBUSD_2021_2025.csv.gz', ['COARSE_PRICES']],
    ['equity_daily/MSFT_1990_2022.csv.gz', ['ZERO_VOLUME']],
    ['crypto/bybit_linear_ADAUSDT_1m_2025.csv.gz', ['ZERO_VOLUME']],
    ['equity_minute/AAPL_trade.csv.gz', ['SPLIT_SUSPECTED']],
    ['equity_daily/backtestingpy_GOOG.csv.gz', []],
    ['equity_daily/PENNY_2018_2021.csv.gz', []],
    ['index_daily/SPX_2000_2020_vega.csv.gz', []],
  ])('%s has the warnings %j and no others', (file, codes) => {
    const report = checkBarsText(textOf(file));
    const warnings = report.ok
      ? report.report.findings.filter(({ severity }) => severity === 'WARNING')
      : [];
    expect([...new Set(warnings.map(({ code }) => code))]).toEqual(codes);
  });
});
