/** The indicators against Skender's columns that stand at the bar that knows them. */
import { describe, expect, it } from 'vitest';
import type { Outputs, SkenderCase } from '../../testing/skender-case.js';
import { SKENDER_CASES_A_TO_K } from '../../testing/skender-cases-a-to-k.js';
import { SKENDER_CASES_K_TO_Z } from '../../testing/skender-cases-k-to-z.js';
import { hasSkender, skenderQuotes, skenderResults } from '../../testing/skender-oracle.js';
import type { SkenderField } from '../../testing/skender-oracle.js';
import { computeIndicator } from '../indicator-registry.js';
import type { Columns } from '../indicator-registry.js';

const SKENDER_CASES = [...SKENDER_CASES_A_TO_K, ...SKENDER_CASES_K_TO_Z];

/** What the test of drawn lines compares, or what is no value of an indicator. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  barpart: ['value'],
  beta: ['betaUp', 'betaDown', 'ratio', 'convexity'],
  doji: ['candle'],
  heikinashi: ['volume'],
  marubozu: ['candle'],
  pivots: ['highLine', 'lowLine', 'highTrend', 'lowTrend'],
  'pivot-points': ['s4', 'r4'],
  renko: ['isUp', 'open', 'high', 'low', 'close', 'volume'],
  'renko-atr': ['isUp', 'open', 'high', 'low', 'close', 'volume'],
  'rolling-pivots': ['s4', 'r4'],
  'stdev-channels': ['centerline', 'upperChannel', 'lowerChannel', 'breakPoint'],
  trix: ['ema3'],
  zigzag: ['zigZag', 'pointType', 'retraceHigh', 'retraceLow'],
  'zigzag-close': ['zigZag', 'pointType', 'retraceHigh', 'retraceLow'],
};

function compute({ fn, params, inputs }: SkenderCase, columns: Columns): Outputs {
  const result = computeIndicator({ fn, params, inputs }, columns);
  if (!result.ok) throw new Error(result.error);
  return result.outputs;
}

const near = (actual: number, expected: number, scale: number): boolean =>
  Math.abs(actual - expected) <= Math.max(1e-9 * Math.abs(expected), 1e-12 * scale);

/** The first bar that differs, in words. */
function difference(
  actual: Float64Array,
  expected: SkenderField,
  test: SkenderCase,
): string | null {
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

describe.skipIf(!hasSkender)('Skender’s values (skipped without the oracle folder)', () => {
  const results = hasSkender ? skenderResults() : {};
  const columns: Columns = hasSkender
    ? {
        ...skenderQuotes('default.csv.gz'),
        benchmark: skenderQuotes('compare.csv.gz')['close'] as Float64Array,
      }
    : {};

  it.each(
    SKENDER_CASES.map((test) => [test.file, Object.keys(test.fields).join(', '), test.fn, test]),
  )('%s: %s by %s', (_, __, ___, test) => {
    const outputs = compute(test as SkenderCase, columns);
    for (const [field, ours] of Object.entries((test as SkenderCase).fields)) {
      const expected = results[(test as SkenderCase).file]?.[field];
      const actual = typeof ours === 'string' ? outputs[ours] : ours(outputs);
      if (expected === undefined || actual === undefined) throw new Error(`no field ${field}`);
      expect(difference(actual, expected, test as SkenderCase), field).toBeNull();
    }
  });

  it('leaves no column of Skender’s out', () => {
    const left = Object.entries(results).flatMap(([file, fields]) => {
      const cases = SKENDER_CASES.filter((test) => test.file === file);
      const seen = [
        ...cases.flatMap((test) => Object.keys(test.fields)),
        ...(ELSEWHERE[file] ?? []),
        'timestamp',
        'date',
      ];
      return Object.keys(fields)
        .filter((field) => !seen.includes(field))
        .map((field) => `${file}.${field}`);
    });
    expect(left).toEqual([]);
    expect(Object.keys(results)).toHaveLength(86);
  });
});
