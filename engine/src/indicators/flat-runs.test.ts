/** What no price moves in gives the values that the exact sums have, and no rounding of them. */
import { describe, expect, it } from 'vitest';
import { randomWalkBars } from '../simulation/random-walk.js';
import { computeIndicator } from './indicator-registry.js';
import type { Columns } from './indicator-registry.js';

const FLAT_FROM = 200;
const FLAT_BARS = 5_000;
const walk = randomWalkBars(FLAT_FROM, 5);
const price = walk.close[FLAT_FROM - 1] as number;

function thenFlat(values: Float64Array): Float64Array {
  const longer = new Float64Array(FLAT_FROM + FLAT_BARS).fill(price);
  longer.set(values);
  return longer;
}
const { high, low, close } = walk;
const columns: Columns = { high: thenFlat(high), low: thenFlat(low), close: thenFlat(close) };

/** The output from the first flat bar on. */
function flat(fn: string, name: string, params: Readonly<Record<string, number>> = {}) {
  const result = computeIndicator({ fn, params }, columns);
  if (!result.ok) throw new Error(result.error);
  return result.outputs[name]?.slice(FLAT_FROM) ?? new Float64Array();
}

/** Which part of the way to a target each bar goes. */
function steps(line: Float64Array, target: (bar: number) => number): number[] {
  return Array.from(line.subarray(1), (value, i) => {
    const before = line[i] as number;
    return (value - before) / (target(i + 1) - before);
  });
}

describe('in a flat run', () => {
  it.each([
    ['ULTOSC', 'output', 28],
    ['HT_PHASOR', 'inPhase', 12],
    ['HT_PHASOR', 'quadrature', 15],
  ])('%s %s is exactly 0 from bar %i on', (fn, name, from) => {
    const values = flat(fn, name);
    expect(values[from - 2]).not.toBe(0);
    expect(values.subarray(from - 1).every((value) => value === 0)).toBe(true);
  });

  it('KAMA goes to the price with its fastest weight', () => {
    const line = flat('KAMA', 'output', { timePeriod: 10 });
    for (const step of steps(line.subarray(9, 20), () => price)) expect(step).toBeCloseTo(4 / 9, 6);
  });

  it('MAMA goes to the price with its fast limit, and FAMA to it with half', () => {
    const mama = flat('MAMA', 'MAMA').subarray(15, 24);
    const fama = flat('MAMA', 'FAMA').subarray(15, 24);
    for (const step of steps(mama, () => price)) expect(step).toBeCloseTo(0.5, 6);
    for (const step of steps(fama, (bar) => mama[bar] as number)) expect(step).toBeCloseTo(0.25, 6);
  });

  it('the period stays the one that was measured last, however long it lasts', () => {
    const periods = flat('HT_DCPERIOD', 'output');
    const measured = periods[200] as number;
    for (const period of periods.subarray(200)) expect(period).toBeCloseTo(measured, 6);
    const line = flat('HT_TRENDLINE', 'output').subarray(50 + 3);
    for (const value of line) expect(value).toBeCloseTo(price, 9);
  });
});

it('ULTOSC of periods of 1 begins with the second bar', () => {
  const params = { timePeriod1: 1, timePeriod2: 1, timePeriod3: 1 };
  const result = computeIndicator({ fn: 'ULTOSC', params }, { high, low, close });
  if (!result.ok) throw new Error(result.error);
  const [first, second] = result.outputs['output'] ?? [];
  const [before, now] = [close[0] as number, close[1] as number];
  const bottom = Math.min(low[1] as number, before);
  const range = Math.max(high[1] as number, before) - bottom;
  expect(first).toBeNaN();
  expect(second).toBeCloseTo((100 * (now - bottom)) / range, 9);
});
