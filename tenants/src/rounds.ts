/** Work that is done in rounds, one after the other with a pause between, until it is stopped. */
import type { DatabaseLog } from './database/connection-pool.js';
import { describeError } from './errors/describe-error.js';

export interface RoundsOptions {
  /** What fails is logged, and the next round tries again. */
  readonly work: () => Promise<unknown>;
  readonly pauseMs: number;
  /** Before the first round; the pause unless said otherwise. */
  readonly firstAfterMs?: number;
  readonly log: DatabaseLog;
  /** What the log says of a round that failed. */
  readonly failure: string;
}

export class Rounds {
  readonly #options: RoundsOptions;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<unknown> = Promise.resolve();
  #running = false;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule(this.#options.firstAfterMs ?? this.#options.pauseMs);
  }

  /** Resolves when the round under way has ended; what is left is found after the next start. */
  async stop(): Promise<void> {
    this.#running = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
  }

  #schedule(inMs: number): void {
    const { work, pauseMs, log, failure } = this.#options;
    this.#timer = setTimeout(() => {
      this.#round = work()
        .catch((error: unknown) => {
          log.warn({ error: describeError(error) }, failure);
        })
        .finally(() => {
          if (this.#running) this.#schedule(pauseMs);
        });
    }, inMs);
  }
}
