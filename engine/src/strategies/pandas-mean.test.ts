/** The average of published runs: its rounding, its equal values, its snapshot. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PandasMean } from './pandas-mean.js';

/** Each step over its own past values, NaN while they are fewer than the average's. */
function step(mean: PandasMean, values: Float64Array, i: number): number {
  if (i >= mean.timePeriod) mean.remove(values, i - mean.timePeriod);
  mean.add(values, i);
  return i < mean.timePeriod - 1 ? Number.NaN : mean.mean;
}

const means = (length: number, values: readonly number[]): number[] => {
  const mean = new PandasMean(length);
  return values.map((_, i) => step(mean, Float64Array.from(values), i));
};

it('has the last bits of pandas.Series.rolling(3).mean()', () => {
  expect(means(3, [0.1, 0.2, 0.7, 0.3, 0.2, 0.1])).toEqual([
    NaN,
    NaN,
    0.3333333333333333,
    0.39999999999999997,
    0.39999999999999997,
    0.19999999999999998,
  ]);
});

it('gives the value itself where all values are equal', () => {
  expect(means(3, [5, 0.1, 0.1, 0.1]).at(-1)).toBe(0.1);
});

it('goes on from a snapshot with the very same bits, and stays near the exact mean', () => {
  const prices = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 8, maxLength: 80 });
  fc.assert(
    fc.property(prices, fc.nat(), (cents, cut) => {
      const values = cents.map((value) => value / 100);
      const whole = means(5, values);
      let mean = new PandasMean(5);
      values.forEach((_, i) => {
        if (i === cut % values.length) {
          const saved = JSON.parse(JSON.stringify(mean.save())) as never;
          mean = new PandasMean(5);
          mean.load(saved);
        }
        const now = step(mean, Float64Array.from(values), i);
        expect(Object.is(now, whole[i])).toBe(true);
        if (i < 4) return;
        const exact = cents.slice(i - 4, i + 1).reduce((sum, one) => sum + one, 0) / 500;
        expect(now).toBeCloseTo(exact, 8);
      });
    }),
  );
});
