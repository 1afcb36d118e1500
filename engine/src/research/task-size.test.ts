/** Tasks of a search: none too small for its messages, none so large that others wait for it. */
import { expect, it } from 'vitest';
import { taskSize } from './task-size.js';

/** The sizes of all tasks, one after the other. */
function sizes(trials: number, bars: number, threads: number, underWay = Infinity): number[] {
  const list: number[] = [];
  for (let left = trials; left > 0; left -= list.at(-1) ?? left) {
    list.push(Math.min(left, taskSize({ bars, left, threads, underWay })));
  }
  return list;
}

it('shrink towards the end, so that the threads end together', () => {
  const list = sizes(1000, 2148, 2);
  expect(list.reduce((sum, size) => sum + size, 0)).toBe(1000);
  expect(list).toEqual(list.toSorted((a, b) => b - a));
  expect(list[0]).toBeLessThanOrEqual(1000 / 4);
  expect(list.at(-1)).toBeLessThanOrEqual(12);
});

it('hold at most a million bars, and single backtests where one is long', () => {
  expect(Math.max(...sizes(100_000, 2148, 2))).toBe(466);
  expect(sizes(3, 2_000_000, 2)).toEqual([1, 1, 1]);
});

it('are not so small that messages cost more than they', () => {
  expect(sizes(40, 100, 2)).toEqual([40]);
});

it('leave work for every thread where few may be under way at a time', () => {
  expect(sizes(16, 100, 2, 16)).toEqual([4, 4, 4, 4]);
  expect(sizes(8, 100, 8, 8)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});
