/** The indicators against Skender's results on 502 bars, and on the hostile quotes beside them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../../testing/oracles.js';
import { INDICATORS, computeIndicator } from '../indicator-registry.js';
import type { Columns } from '../indicator-registry.js';
import { beyondIndicators } from './index.js';
import { SKENDER_CASES } from './skender-cases.js';
import type { Outputs, SkenderCase } from './skender-cases.js';

type Field = readonly (number | boolean | null)[];

const folder = join(oraclesFolder(), 'indicators', 'skender');
const present = existsSync(folder);

function unzipped(...path: string[]): string {
  return gunzipSync(readFileSync(join(folder, ...path))).toString();
}

function quotes(file: string): Columns {
  const rows = unzipped('quotes', file).replace('\uFEFF', '').trim().split(/\r?\n/).slice(1);
  const cells = rows.map((row) => row.split(','));
  const numbers = (index: number): Float64Array =>
    Float64Array.from(cells, (row) => (row[index] ? Number(row[index]) : Number.NaN));
  const times = cells.map((row) =>
    Date.parse(/[T:]/.test(row[0] ?? '') ? (row[0] ?? '') : `${row[0]} UTC`),
  );
  return {
    time: Float64Array.from(times),
    open: numbers(1),
    high: numbers(2),
    low: numbers(3),
    close: numbers(4),
    volume: numbers(5),
  };
}

function compute({ fn, params, inputs }: SkenderCase, columns: Columns): Outputs {
  const result = computeIndicator({ fn, params, inputs }, columns);
  if (!result.ok) throw new Error(result.error);
  return result.outputs;
}

const near = (actual: number, expected: number, scale: number): boolean =>
  Math.abs(actual - expected) <= Math.max(1e-9 * Math.abs(expected), 1e-12 * scale);

/** The first bar that differs, in words. */
function difference(actual: Float64Array, expected: Field, test: SkenderCase): string | null {
  const scale = Math.max(...expected.map((value) => Math.abs(Number(value ?? 0))));
  const back = test.drawnBack ?? 0;
  const first = test.converges ? expected.length - 10 : (test.from ?? 0);
  for (let i = first; i + back < expected.length; i += 1) {
    const value = expected[i] ?? null;
    const ours = actual[i + back] as number;
    const bothAbsent = value === null && (Number.isNaN(ours) || test.earlier === true);
    if (bothAbsent || (value !== null && near(ours, Number(value), scale))) continue;
    return `bar ${i}: ${ours}, not ${String(value)}`;
  }
  return null;
}

describe.skipIf(!present)('Skender’s values (skipped without the oracle folder)', () => {
  const results = present
    ? (JSON.parse(unzipped('results_default_quotes.json.gz')) as Record<
        string,
        Record<string, Field>
      >)
    : {};
  const columns: Columns = present
    ? { ...quotes('default.csv.gz'), benchmark: quotes('compare.csv.gz')['close'] as Float64Array }
    : {};
  const known = new Set(INDICATORS.map(({ fn }) => fn));

  for (const test of SKENDER_CASES) {
    const fields = Object.keys(test.fields).join(', ');
    it.skipIf(!known.has(test.fn))(`${test.file}: ${fields} by ${test.fn}`, () => {
      const outputs = compute(test, columns);
      for (const [field, ours] of Object.entries(test.fields)) {
        const expected = results[`${test.file}.standard.json`]?.[field];
        const actual =
          typeof ours === 'string'
            ? outputs[ours]
            : ours(outputs, columns['close'] as Float64Array);
        if (expected === undefined || actual === undefined) throw new Error(`no field ${field}`);
        expect(difference(actual, expected, test), field).toBeNull();
      }
    });
  }
});
