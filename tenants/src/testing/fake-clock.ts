/** A clock that stands still until a test moves it. */
import type { Clock } from '../clock.js';

export class FakeClock implements Clock {
  #epochMs: number;

  constructor(start: Date = new Date('2026-01-05T09:00:00Z')) {
    this.#epochMs = start.getTime();
  }

  now(): Date {
    return new Date(this.#epochMs);
  }

  epochMicros(): bigint {
    return BigInt(this.#epochMs) * 1000n;
  }

  advance(milliseconds: number): void {
    this.#epochMs += milliseconds;
  }
}
