/** Rounds follow one another, survive what fails in them, and end when they are told to. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { Rounds } from './rounds.js';

const PAUSE_MS = 1_000;
const warnings: string[] = [];
const log = { warn: (_details: object, message: string) => void warnings.push(message) };

beforeEach(() => {
  vi.useFakeTimers();
  warnings.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function roundsOf(work: () => Promise<unknown>, firstAfterMs?: number): Rounds {
  const first = firstAfterMs === undefined ? {} : { firstAfterMs };
  return new Rounds({ work, pauseMs: PAUSE_MS, log, failure: 'A round failed', ...first });
}

describe('rounds', () => {
  test('begin after the pause, or at once where that is asked for', async () => {
    const [later, now] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
    const both = [roundsOf(later), roundsOf(now, 0)];
    for (const one of both) one.start();
    await vi.advanceTimersByTimeAsync(0);
    expect([later.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect([later.mock.calls.length, now.mock.calls.length]).toEqual([1, 2]);
    await Promise.all(both.map((one) => one.stop()));
  });

  test('are begun once, however often they are started', async () => {
    const work = vi.fn(() => Promise.resolve());
    const rounds = roundsOf(work);
    rounds.start();
    rounds.start();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(work).toHaveBeenCalledTimes(1);
    await rounds.stop();
  });

  test('wait for one another, and pause after the last one’s end', async () => {
    const ends: (() => void)[] = [];
    const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
    const rounds = roundsOf(work);
    rounds.start();
    await vi.advanceTimersByTimeAsync(5 * PAUSE_MS);
    expect(work).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(work).toHaveBeenCalledTimes(2);
    ends[1]?.();
    await rounds.stop();
  });

  test('go on after one that failed, and say so', async () => {
    const work = vi.fn(() => Promise.reject(new Error('no database')));
    const rounds = roundsOf(work);
    rounds.start();
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(work).toHaveBeenCalledTimes(2);
    expect(warnings).toEqual(['A round failed', 'A round failed']);
    await rounds.stop();
  });

  test('stop when the one under way has ended, and begin no other', async () => {
    const ends: (() => void)[] = [];
    const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
    const rounds = roundsOf(work, 0);
    rounds.start();
    await vi.advanceTimersByTimeAsync(0);
    let stopped = false;
    const stopping = rounds.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(stopped).toBe(false);
    ends[0]?.();
    await stopping;
    await vi.advanceTimersByTimeAsync(5 * PAUSE_MS);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
