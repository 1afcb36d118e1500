import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decide } from './sliding-window.js';
import type { Window } from './sliding-window.js';

const limit = { points: 10, windowMs: 1_000 };

/** Requests at these times, each of one point: which were allowed. */
function run(times: readonly number[]): readonly boolean[] {
  let window: Window | undefined;
  return times.map((nowMs) => {
    const step = decide(window, { nowMs, limit, cost: 1 });
    window = step.window;
    return step.decision.allowed;
  });
}

test('as many as there are points pass at once, and no more', () => {
  expect(run(Array.from({ length: 12 }, () => 5_000)).filter(Boolean)).toHaveLength(10);
});

test('points come back bit by bit, not all at the edge of a window', () => {
  const burst = Array.from({ length: 10 }, () => 5_999);
  expect(run([...burst, 6_000]).at(-1)).toBe(false);
  expect(run([...burst, 6_101]).at(-1)).toBe(true);
  expect(run([...burst, 6_101, 6_102]).at(-1)).toBe(false);
});

test('after a pause of two windows everything is there again', () => {
  const burst = Array.from({ length: 10 }, () => 5_000);
  expect(run([...burst, ...burst.map(() => 7_000)])).toEqual(
    Array.from({ length: 20 }, () => true),
  );
});

test('never more than twice the points in any window, and about the points on average', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 50, maxLength: 300 });
  fc.assert(
    fc.property(steps, (pauses) => {
      let nowMs = 10_000;
      const times = pauses.map((pause) => (nowMs += pause));
      const allowed = run(times);
      const passed = times.filter((_time, index) => allowed[index]);
      for (const from of passed) {
        const inWindow = passed.filter((time) => time >= from && time < from + limit.windowMs);
        expect(inWindow.length).toBeLessThanOrEqual(limit.points * 2 - 1);
      }
    }),
  );
});

test('whoever waits as long as told is let through', () => {
  const state = fc.record({
    used: fc.integer({ min: 0, max: 10 }),
    usedBefore: fc.integer({ min: 0, max: 10 }),
    offset: fc.integer({ min: 0, max: 999 }),
    cost: fc.integer({ min: 1, max: 10 }),
  });
  fc.assert(
    fc.property(state, ({ used, usedBefore, offset, cost }) => {
      const nowMs = 50_000 + offset;
      const window: Window = { index: 50, used, usedBefore };
      const first = decide(window, { nowMs, limit, cost });
      if (first.decision.allowed) return;
      const { retryAfterMs } = first.decision;
      expect(retryAfterMs).toBeGreaterThan(0);
      const later = decide(first.window, { nowMs: nowMs + retryAfterMs, limit, cost });
      expect(later.decision.allowed).toBe(true);
    }),
  );
});
