import { expect, it } from 'vitest';
import { timeLeft } from './time-left.js';

it.each([
  [24 * 3_600_000, { unit: 'hours', count: 24 }],
  [3_600_000, { unit: 'hours', count: 1 }],
  [3_599_999, { unit: 'minutes', count: 59 }],
  [20_000, { unit: 'minutes', count: 1 }],
  [0, { unit: 'over', count: 0 }],
  [-5, { unit: 'over', count: 0 }],
])('%i ms before the end are told as %j', (leftMs, expected) => {
  const end = '2026-03-01T12:00:00.000Z';
  expect(timeLeft(end, Date.parse(end) - leftMs)).toEqual(expected);
});

it('that an end which is no time at all is over', () => {
  expect(timeLeft('soon', 0).unit).toBe('over');
});
