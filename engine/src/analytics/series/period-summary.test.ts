/** Days, months, quarters and years of a series in a line each, where there are enough of them. */
import { describe, expect, it } from 'vitest';
import { periodSummaries } from './period-summary.js';

const DAY_MS = 86_400_000;

describe('the periods of a series', () => {
  it('have the best, the worst, the average and the share that rose', () => {
    const labels = [0, 1, 31, 32, 60, 61].map((day) => Date.UTC(2021, 0, 1) + day * DAY_MS);
    const summaries = periodSummaries([0.1, 0.1, -0.1, 0, 0.02, 0], labels);
    expect(summaries.map(({ of, count }) => [of, count])).toEqual([
      ['daily', 6],
      ['monthly', 3],
    ]);
    const [, months] = summaries;
    expect(months?.best).toBeCloseTo(0.21, 14);
    expect(months?.worst).toBeCloseTo(-0.1, 14);
    expect(months?.average).toBeCloseTo(0.13 / 3, 14);
    expect(months?.positive).toBeCloseTo(2 / 3, 14);
  });

  it('are named by their real length: monthly bars have no days', () => {
    const labels = Array.from({ length: 40 }, (_, month) => Date.UTC(2020, month, 1));
    const summaries = periodSummaries(new Float64Array(40).fill(0.01), labels);
    expect(summaries.map(({ of }) => of)).toEqual(['monthly', 'quarterly', 'yearly']);
  });

  it.each([0, 1, 2])('say nothing of %d returns', (count) => {
    const labels = Array.from({ length: count }, (_, i) => i * DAY_MS);
    expect(periodSummaries(new Float64Array(count), labels)).toEqual([]);
  });
});
