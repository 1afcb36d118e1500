/** A storm of calls becomes one at once and one per interval. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from './throttle.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a throttled action', () => {
  it('runs at once, and once more after the interval however often it was asked', () => {
    const action = vi.fn();
    const ask = throttle(1_000, action);
    for (let i = 0; i < 50; i++) ask();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5_000);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('runs at once again after a quiet time', () => {
    const action = vi.fn();
    const ask = throttle(1_000, action);
    ask();
    vi.advanceTimersByTime(1_001);
    ask();
    expect(action).toHaveBeenCalledTimes(2);
  });
});
