/** The indicators against TA-Lib's own values. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../testing/oracles.js';
import { INDICATORS, computeIndicator } from './indicator-registry.js';
import type { Columns } from './indicator-registry.js';

/** A candlestick pattern's output: zero from `begIdx` on, except where a pair says otherwise. */
interface SparseOutput {
  readonly sparse: readonly (readonly [index: number, value: number])[];
  readonly begIdx: number;
}

type OracleOutput = readonly (number | null)[] | SparseOutput;

interface OracleCall {
  readonly fn: string;
  readonly inputs: readonly string[];
  readonly params: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, OracleOutput>>;
}

const folder = join(oraclesFolder(), 'indicators', 'talib');
const files = existsSync(folder) ? readdirSync(folder) : [];
const ours = new Set(INDICATORS.map(({ fn }) => fn));

describe.skipIf(files.length === 0)('TA-Lib’s values (skipped without the oracle folder)', () => {
  for (const file of files) {
    const text = gunzipSync(readFileSync(join(folder, file))).toString();
    const oracle = JSON.parse(text) as {
      bars: Record<string, number[]>;
      functions: OracleCall[];
    };
    const columns: Columns = {
      ...Object.fromEntries(
        Object.entries(oracle.bars).map(([name, values]) => [name, Float64Array.from(values)]),
      ),
      // The periods that MAVP was given.
      periods: Float64Array.from(
        { length: oracle.bars['close']?.length ?? 0 },
        (_, i) => 5 + (i % 10),
      ),
    };
    const calls = oracle.functions.filter(({ fn }) => ours.has(fn));
    it.each(calls.map((call) => [call.fn, JSON.stringify(call.params), call] as const))(
      `${file}: %s %s`,
      (_, __, { fn, params, inputs, outputs }) => {
        const result = computeIndicator({ fn, params, inputs }, columns);
        if (!result.ok) throw new Error(result.error);
        for (const [name, expected] of Object.entries(outputs)) {
          const actual = result.outputs[name] as Float64Array;
          dense(expected, actual.length).forEach((value, i) =>
            expectClose(actual[i] as number, value, `${name}[${i}]`),
          );
        }
      },
    );
  }
});

function dense(output: OracleOutput, length: number): readonly (number | null)[] {
  if (!('sparse' in output)) return output;
  const values = Array.from({ length }, (_, i): number | null => (i < output.begIdx ? null : 0));
  for (const [index, value] of output.sparse) values[index] = value;
  return values;
}

function expectClose(actual: number, expected: number | null, where: string): void {
  if (expected === null) return expect(actual, where).toBeNaN();
  const error = Math.abs(actual - expected) / Math.max(1e-300, Math.abs(expected));
  if (!(error <= 1e-8 || Math.abs(actual - expected) < 1e-12)) {
    expect(actual, where).toBe(expected);
  }
}
