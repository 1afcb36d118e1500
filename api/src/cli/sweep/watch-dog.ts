/** Ends a thread whose strategy has not come to its next bar for too long. */
import { BarCounter, isoTime } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';

const LOOK_EVERY_MS = 200;
/** Before the first bar a thread starts, and reads its files. */
const START_MS = 30_000;

/** A strategy that makes no progress is ended, and what it was doing is named. */
export class WatchDog {
  readonly counter = new BarCounter();
  private readonly hung = new AbortController();
  private seen = -1;
  private since = performance.now();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly timeoutMs: number,
    private readonly strategy: string,
  ) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.hung.signal;
  }

  get sentence(): string {
    const { at, bars } = this.counter;
    const where = bars === 0 ? 'before its first bar' : `at the bar that closed ${isoTime(at)}`;
    const seconds = this.timeoutMs / 1000;
    return (
      `The strategy ${this.strategy} made no progress for ${seconds} s ${where}: it was ended. ` +
      'Look for an endless loop there, or allow more time with --timeout.'
    );
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Throws what happened instead of the abort that it caused. */
  rethrow(error: unknown): never {
    if (!this.hung.signal.aborted) throw error;
    throw new CliFailure(this.sentence, 1, { code: 'STRATEGY_TIMEOUT' });
  }

  private look(): void {
    const { bars } = this.counter;
    if (bars !== this.seen) {
      this.seen = bars;
      this.since = performance.now();
      return;
    }
    const allowedMs = this.timeoutMs + (bars === 0 ? START_MS : 0);
    if (performance.now() - this.since > allowedMs) this.hung.abort();
  }
}
