/** Returns on a common clock: what they compound to, and how different clocks meet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../market-data/bar-time.js';
import { gridOf, gridReturns, MAX_GRID_RETURNS, onCommonGrid } from './return-grid.js';

const START = Date.UTC(2020, 0, 6);

function walk(steps: number, stepMs: number): { at: Float64Array; equity: Float64Array } {
  const at = Float64Array.from({ length: steps }, (_, i) => START + i * stepMs + stepMs - 1);
  const equity = at.map((_, i) => 1000 * (1 + 0.3 * Math.sin(i / 7)));
  return { at, equity };
}

const growth = (returns: ArrayLike<number>): number =>
  Array.from(returns).reduce((product, value) => product * (1 + value), 1);

describe('the grid of a period', () => {
  it.each([
    [1, MINUTE_MS, MINUTE_MS],
    [10, DAY_MS, 15 * MINUTE_MS],
    [180, DAY_MS, 4 * HOUR_MS],
    [900, DAY_MS, DAY_MS],
    [20 * 365, DAY_MS, 7 * DAY_MS],
  ])('of %i × %i ms has spans of %i ms', (count, unit, span) => {
    const grid = gridOf(START, START + count * unit, MINUTE_MS);
    expect(grid.spanMs).toBe(span);
    expect(grid.length).toBeLessThanOrEqual(MAX_GRID_RETURNS);
  });

  it('loses nothing of what happens between its first and its last span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), (days) => {
        const { at, equity } = walk(days, DAY_MS);
        const grid = gridOf(at[0] as number, at[days - 1] as number, DAY_MS);
        const returns = gridReturns(grid, at, equity);
        const whole = (equity[days - 1] as number) / (equity[0] as number);
        expect(growth(returns)).toBeCloseTo(whole, 4);
        expect(returns.length).toBe(grid.length);
      }),
    );
  });

  it('has no return where there were no bars', () => {
    const { at, equity } = walk(10, DAY_MS);
    const holes = at.map((stamp, i) => (i < 5 ? stamp : stamp + 3 * DAY_MS));
    const daily = { spanMs: DAY_MS, first: Math.floor(START / DAY_MS), length: 12 };
    expect(Array.from(gridReturns(daily, holes, equity)).slice(4, 7)).toEqual([0, 0, 0]);
  });
});

describe('trials on different clocks', () => {
  const weekly = { spanMs: 7 * DAY_MS, first: Math.floor(START / (7 * DAY_MS)), length: 40 };
  const daily = { spanMs: DAY_MS, first: Math.floor(START / DAY_MS), length: 290 };
  const { at, equity } = walk(300, DAY_MS);

  it('meet on the coarser one and agree where they saw the same', () => {
    const rows = onCommonGrid([
      { grid: weekly, returns: gridReturns(weekly, at, equity) },
      { grid: daily, returns: gridReturns(daily, at, equity) },
    ]);
    const [a, b] = rows ?? [];
    expect(a?.length).toBeGreaterThan(35);
    expect(b?.length).toBe(a?.length);
    a?.forEach((value, i) => expect(b?.[i]).toBeCloseTo(value, 5));
  });

  it('that share no time have nothing in common', () => {
    const later = { ...daily, first: daily.first + 1_000 };
    const returns = new Float32Array(290);
    expect(
      onCommonGrid([
        { grid: daily, returns },
        { grid: later, returns },
      ]),
    ).toBeNull();
  });
});
