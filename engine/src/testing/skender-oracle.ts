/** Skender's results on 502 bars, and the quotes beside them, where the oracle folder is. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Columns } from '../indicators/indicator-registry.js';
import { oraclesFolder } from './oracles.js';

export type SkenderField = readonly (number | boolean | string | null)[];
export type SkenderResults = Readonly<Record<string, Readonly<Record<string, SkenderField>>>>;

const folder = join(oraclesFolder(), 'indicators', 'skender');

export const hasSkender = existsSync(folder);

function unzipped(...path: string[]): string {
  return gunzipSync(readFileSync(join(folder, ...path))).toString();
}

/** By Skender's name without its ending, such as `atr-stop`. */
export function skenderResults(): SkenderResults {
  const files = JSON.parse(unzipped('results_default_quotes.json.gz')) as SkenderResults;
  return Object.fromEntries(
    Object.entries(files).map(([name, fields]) => [name.replace('.standard.json', ''), fields]),
  );
}

export function skenderQuoteFiles(): readonly string[] {
  return readdirSync(join(folder, 'quotes'));
}

/** An empty cell is NaN. */
export function skenderQuotes(file: string): Columns {
  const lines = unzipped('quotes', file).replace('\uFEFF', '').trim().split(/\r?\n/).slice(1);
  const cells = lines.map((line) => line.split(','));
  const numbers = (index: number): Float64Array =>
    Float64Array.from(cells, (row) => (row[index] ? Number(row[index]) : Number.NaN));
  return {
    time: Float64Array.from(cells, ([label = '']) => utc(label)),
    open: numbers(1),
    high: numbers(2),
    low: numbers(3),
    close: numbers(4),
    volume: numbers(5),
  };
}

function utc(label: string): number {
  return Date.parse(/[TZ+]/.test(label) ? label : `${label} UTC`);
}
