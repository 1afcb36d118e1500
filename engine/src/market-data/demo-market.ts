/** The demo's market: real S&P 500 daily bars, 2000-01-03 to 2020-04-17, from vega-datasets. */
import { readFile } from 'node:fs/promises';
import type { SharedDatabase } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import { readBarsText } from './bars-file.js';
import { seriesFromFile } from './file-series.js';
import type { FileSeries } from './file-series.js';
import { importSeries } from './import-series.js';
import type { ImportResult } from './import-series.js';

export const DEMO_SYMBOL = 'SP500';
export const DEMO_SOURCE = 'S&P 500 daily bars, 2000 to 2020';
/** Accounts have seven years behind them when a visitor comes, and 2008 before them. */
export const DEMO_FAST_FORWARD_TO = Date.UTC(2007, 0, 3);

const FILE = 'vega-datasets/data/sp500-2000.csv';

/** Fractions of the index can be held, as with a fund on it; five basis points a trade. */
export async function readDemoSeries(): Promise<FileSeries> {
  const read = readBarsText(await readFile(demoFile(), 'utf8'));
  assertThat(read.ok, 'the demo file of the installed package is readable');
  return seriesFromFile(read.bars, {
    fileName: FILE,
    symbol: DEMO_SYMBOL,
    name: 'S&P 500 Index',
    assetClass: 'INDEX',
    currency: 'USD',
    tickSize: '0.01',
    lotSize: '0.0001',
    feeRate: '0.0005',
  });
}

export async function importDemoMarket(shared: SharedDatabase): Promise<ImportResult> {
  const { instrument, columns } = await readDemoSeries();
  return importSeries(shared, { instrument, columns, source: DEMO_SOURCE });
}

/** The package exports its program only: its data stand beside that program. */
function demoFile(): URL {
  return new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets'));
}
