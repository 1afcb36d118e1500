/** Waits between repetitions. */
import { describe, expect, it } from 'vitest';

import { askedWaitMs, backoffMs, readRetryAfterMs } from './backoff.js';

describe('backoffMs', () => {
  it('doubles its bound each time, up to the cap', () => {
    const most = [0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(attempt, 8_000, () => 1));
    expect(most).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('spreads over the whole range', () => {
    expect(backoffMs(3, 8_000, () => 0)).toBe(0);
    expect(backoffMs(3, 8_000, () => 0.5)).toBe(1_000);
  });
});

describe('readRetryAfterMs', () => {
  const now = Date.parse('2026-01-05T00:00:00Z');

  it.each([
    [null, null],
    ['3', 3_000],
    ['0', 0],
    ['Mon, 05 Jan 2026 00:00:07 GMT', 7_000],
    ['Sun, 04 Jan 2026 23:59:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ])('reads %j as %j ms', (header, expected) => {
    expect(readRetryAfterMs(header, now)).toBe(expected);
  });

  it('never waits less than asked', () => {
    expect(askedWaitMs(1_000, () => 0)).toBe(1_000);
    expect(askedWaitMs(1_000, () => 1)).toBe(1_250);
  });
});
