/** Running sums stay exact over a million values, large offsets, outliers and flat stretches. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../simulation/seeded-random.js';
import type { IndicatorValues } from './indicator.js';
import { INDICATORS } from './indicator-registry.js';

const LENGTH = 1_000_000;
const N = 20;

function last(fn: string, params: IndicatorValues, ...columns: Float64Array[]): number {
  const definition = INDICATORS.find((known) => known.fn === fn);
  if (definition === undefined) throw new Error(fn);
  return definition.batch(columns, params)[0]?.at(-1) as number;
}

/** Two passes over the last n values. */
function exact(values: Float64Array): { mean: number; deviation: number } {
  const window = values.slice(-N);
  const inside = window[0] as number;
  const offset = window.reduce((sum, value) => sum + (value - inside), 0) / N;
  const spread = window.reduce((sum, value) => sum + (value - inside - offset) ** 2, 0);
  return { mean: inside + offset, deviation: Math.sqrt(spread / N) };
}

const random = seededRandom(3);
const noise = Float64Array.from({ length: LENGTH }, () => random() - 0.5);
const other = noise.map((value, i) => value + (noise[(i * 7 + 1) % LENGTH] as number));

const SERIES: Readonly<Record<string, Float64Array>> = {
  'changes of a thousandth at a million': noise.map((value) => 1e6 + value * 1e-3),
  'a walk of a million steps': walk(noise),
  'tiny prices': noise.map((value) => 1e-8 + value * 1e-10),
  'an outlier that left some bars ago': noise.map((value, i) =>
    i === LENGTH - N - 3 ? 1e15 : 100 + value,
  ),
  'a level left behind': noise.map((value, i) => (i < LENGTH - N ? 1e9 : 100) + value),
};

function walk(steps: Float64Array): Float64Array {
  let level = 50_000;
  return steps.map((step) => (level += step));
}

describe.each(Object.entries(SERIES))('%s', (_, values) => {
  const { mean, deviation } = exact(values);

  it('keeps the average', () => {
    expect(Math.abs(last('SMA', { timePeriod: N }, values) / mean - 1)).toBeLessThan(1e-12);
  });

  it('keeps the standard deviation and the bands', () => {
    const params = { timePeriod: N, nbDev: 1 };
    expect(Math.abs(last('STDDEV', params, values) / deviation - 1)).toBeLessThan(1e-8);
    expect(Math.abs(last('VAR', params, values) / deviation ** 2 - 1)).toBeLessThan(1e-8);
    const bands = { timePeriod: N, nbDevUp: 2, nbDevDn: 2, MAType: 0 };
    const upper = last('BBANDS', bands, values);
    expect(Math.abs(upper / (mean + 2 * deviation) - 1)).toBeLessThan(1e-12);
  });
});

it('correlates as if there were no offset', () => {
  const params = { timePeriod: N };
  const plain = last('CORREL', params, noise, other);
  const shifted = [noise.map((value) => 1e6 + value), other.map((value) => 1e6 + value)] as const;
  expect(Math.abs(last('CORREL', params, ...shifted) - plain)).toBeLessThan(1e-8);
});

it('never correlates beyond 1, where rounding would', () => {
  const definition = INDICATORS.find(({ fn }) => fn === 'CORREL');
  const [values] = definition?.batch([noise, other], { timePeriod: 2 }) ?? [];
  const farthest = values?.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  expect(farthest).toBe(1);
});

it('finds no deviation at all in equal values', () => {
  const flat = noise.map((value, i) => (i < LENGTH - 100 ? value : 0.1));
  expect(last('STDDEV', { timePeriod: N, nbDev: 1 }, flat)).toBe(0);
});
