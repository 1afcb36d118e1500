/** What was started is stopped in reverse order, each part within its time, whoever asks for it. */
import { setTimeout as delay } from 'node:timers/promises';

import type { Logger } from 'pino';

import { firstLine } from './start-problem.js';

interface Part {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
  readonly timeoutMs: number;
}

/** A part that does not end by itself: the others still get their turn. */
export const DEFAULT_STOP_MS = 5_000;

/** Not a failure: somebody asked to stop before the start was complete. */
export class StartInterrupted extends Error {
  override readonly name = 'StartInterrupted';
}

export class LifeCycle {
  readonly #interruption = new AbortController();
  readonly #parts: Part[] = [];
  #stopping: Promise<boolean> | null = null;
  #onFailure: (part: string, error: unknown) => void = () => undefined;

  /**
   * Registers how to undo a start, at once after it, so that a failing start undoes the rest.
   * Throws StartInterrupted when a stop was asked for meanwhile: starting goes no further.
   */
  started(name: string, stop: Part['stop'], timeoutMs = DEFAULT_STOP_MS): void {
    this.#parts.push({ name, stop, timeoutMs });
    if (this.interrupted.aborted) throw new StartInterrupted();
  }

  /** Aborted when a stop is asked for: what waits during the start need not wait on. */
  get interrupted(): AbortSignal {
    return this.#interruption.signal;
  }

  interrupt(): void {
    this.#interruption.abort(new StartInterrupted());
  }

  /** Who is told when a part that should run for ever has ended by itself. */
  onFailure(listener: (part: string, error: unknown) => void): void {
    this.#onFailure = listener;
  }

  /** Reports the end of a part; during a stop every part ends, and that is no failure. */
  fail(part: string, error: unknown): void {
    if (this.#stopping === null && !this.interrupted.aborted) this.#onFailure(part, error);
  }

  /** Stops everything once, however often it is asked; true when every part ended in time. */
  stop(logger: Logger | null): Promise<boolean> {
    this.#stopping ??= this.#stopAll(logger);
    return this.#stopping;
  }

  async #stopAll(logger: Logger | null): Promise<boolean> {
    let clean = true;
    for (const part of this.#parts.toReversed()) {
      const problem = await stopWithin(part);
      if (problem === null) continue;
      clean = false;
      logger?.error({ part: part.name, problem }, 'process.part-not-stopped');
    }
    return clean;
  }
}

async function stopWithin(part: Part): Promise<string | null> {
  const timer = new AbortController();
  const late = delay(part.timeoutMs, 'late' as const, { signal: timer.signal, ref: true });
  late.catch(() => undefined); // aborted below, once the part has ended
  try {
    const outcome = await Promise.race([Promise.resolve(part.stop()), late]);
    return outcome === 'late' ? `still running after ${part.timeoutMs} ms` : null;
  } catch (error) {
    return firstLine(error);
  } finally {
    timer.abort();
  }
}
