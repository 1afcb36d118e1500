/** Imports a bars file of the user's own, `.csv` or `.csv.gz`, so that it can be replayed. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SharedDatabase } from '@fiducia/tenants';
import type { InstrumentSpec } from '../domain/instrument.js';
import { readBarsText } from './bars-file.js';
import type { BarsFileError, BarsFileOptions } from './bars-file.js';
import { seriesFromFile } from './file-series.js';
import type { FileSeriesOptions } from './file-series.js';
import { importSeries } from './import-series.js';

export interface BarsFileToImport extends Omit<FileSeriesOptions, 'fileName'>, BarsFileOptions {
  readonly path: string;
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
/** A file is held in memory; a larger one is a mistake or an attack. */
const MAX_BYTES = 512 * 1024 * 1024;
const unzip = promisify(gunzip);

export async function importBarsFile(
  shared: SharedDatabase,
  file: BarsFileToImport,
): Promise<BarsFileImport> {
  const text = await readText(file.path);
  if (text === null) {
    return refuse('BARS_FILE_UNREADABLE', `${file.path} cannot be read as a .csv or .csv.gz file.`);
  }
  const read = readBarsText(text, file);
  if (!read.ok) return read;
  const { instrument, columns } = seriesFromFile(read.bars, { ...file, fileName: file.path });
  if (!SYMBOL.test(instrument.symbol)) {
    return refuse(
      'SYMBOL_INVALID',
      `"${instrument.symbol.slice(0, 40)}" cannot be a symbol: give one of capital letters and digits.`,
    );
  }
  const imported = await importSeries(shared, { instrument, columns, source: file.path });
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

/** Null when the file is not there, too large, or not what its name says. */
async function readText(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > MAX_BYTES) return null;
    const plain = path.endsWith('.gz') ? await unzip(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    return plain.toString('utf8');
  } catch {
    return null;
  }
}
