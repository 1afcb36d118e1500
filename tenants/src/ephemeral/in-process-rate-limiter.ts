/** A sliding window of two fixed ones, in memory: exact enough, and constant in space per key. */
import type { Clock } from '../clock.js';
import { decide } from './sliding-window.js';
import type { Window } from './sliding-window.js';
import type { RateDecision, RateLimit, RateLimiter } from './ports.js';

/** Beyond this the least recently used keys go: an attacker's keys must not fill the memory. */
const MAX_KEYS = 100_000;

export class InProcessRateLimiter implements RateLimiter {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  consume(key: string, limit: RateLimit, cost = 1): Promise<RateDecision> {
    const { decision, window } = decide(this.#windows.get(key), {
      nowMs: this.#clock.now().getTime(),
      limit,
      cost,
    });
    // Set again at the end, so that the order of the map is the order of use.
    this.#windows.delete(key);
    this.#windows.set(key, window);
    this.#forgetOldest();
    return Promise.resolve(decision);
  }

  reset(key: string): Promise<void> {
    this.#windows.delete(key);
    return Promise.resolve();
  }

  #forgetOldest(): void {
    if (this.#windows.size <= MAX_KEYS) return;
    const oldest = this.#windows.keys().next();
    if (oldest.done !== true) this.#windows.delete(oldest.value);
  }
}
