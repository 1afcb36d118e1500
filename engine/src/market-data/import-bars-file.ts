/** Imports a bars file of the user's own, `.csv` or `.csv.gz`, so that it can be replayed. */
import { basename } from 'node:path';
import type { SharedDatabase } from '@fiducia/tenants';
import { currencyPairOf } from '../domain/currency-pair.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { readBarsText } from './bars-file.js';
import type { BarsFileError, BarsFileOptions } from './bars-file.js';
import { seriesFromFile, symbolOfFile } from './file-series.js';
import type { FileSeriesOptions } from './file-series.js';
import { importSeries } from './import-series.js';
import { readDataFile } from './read-data-file.js';

export interface BarsFileToImport extends Omit<FileSeriesOptions, 'fileName'>, BarsFileOptions {
  readonly path: string;
  /** Currency of prices by symbol; without it a pair's name tells it. */
  readonly quotes?: ReadonlyMap<string, string> | undefined;
}

export type BarsFileImport =
  | {
      readonly ok: true;
      readonly series: string;
      readonly instrument: InstrumentSpec;
      readonly barCount: number;
      /** Rows of the file that were left out, when that was asked for. */
      readonly skippedRows: number;
    }
  | {
      readonly ok: false;
      readonly error:
        | {
            readonly code: 'BARS_FILE_UNREADABLE' | 'SYMBOL_INVALID' | 'SERIES_CONFLICT';
            readonly message: string;
          }
        | BarsFileError;
    };

const SYMBOL = /^[A-Z0-9][A-Z0-9._:-]{0,31}$/;

export async function importBarsFile(
  shared: SharedDatabase,
  file: BarsFileToImport,
): Promise<BarsFileImport> {
  const text = await readDataFile(file.path);
  if (text === null) {
    return refuse('BARS_FILE_UNREADABLE', `${file.path} cannot be read as a .csv or .csv.gz file.`);
  }
  const read = readBarsText(text, file);
  if (!read.ok) return read;
  const symbol = file.symbol ?? symbolOfFile(file.path);
  const pair = currencyPairOf(symbol);
  const { instrument, columns } = seriesFromFile(read.bars, {
    ...file,
    fileName: file.path,
    assetClass: file.assetClass ?? (pair === null ? undefined : 'FOREX'),
    currency: file.quotes?.get(symbol) ?? file.currency ?? pair?.quote,
  });
  if (!SYMBOL.test(instrument.symbol)) {
    return refuse(
      'SYMBOL_INVALID',
      `"${instrument.symbol.slice(0, 40)}" cannot be a symbol: give one of capital letters and digits.`,
    );
  }
  // What partners are shown of a series names the file, not the operator's folders.
  const source = basename(file.path);
  const imported = await importSeries(shared, { instrument, columns, source });
  if (!imported.ok) {
    return refuse(
      'SERIES_CONFLICT',
      `Other bars are recorded as ${imported.series}: import the file under another symbol.`,
    );
  }
  const { series, barCount } = imported;
  return { ok: true, series, instrument, barCount, skippedRows: read.bars.skippedCount };
}

function refuse(
  code: 'BARS_FILE_UNREADABLE' | 'SYMBOL_INVALID' | 'SERIES_CONFLICT',
  message: string,
): BarsFileImport {
  return { ok: false, error: { code, message } };
}
