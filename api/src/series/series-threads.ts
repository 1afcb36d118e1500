/**
 * Computes questions about series on worker threads, one of each tenant at a time.
 *
 * Not on the threads of research: a search holds those for a minute, and here a person waits.
 * Threat: some indicators look through a long window at every bar. A task that takes too long ends
 * with its thread, and a tenant that asks for many waits for itself and not the others.
 */
import { fileURLToPath } from 'node:url';
import type { SeriesExecutor } from '@fiducia/engine';
import { Piscina } from 'piscina';
import { apiError } from '../errors/api-error.js';
import { codedError } from '../gateway/identity/signed-in.js';
import { TurnQueue } from './turn-queue.js';

/** The compiled program: a thread knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(new URL('../../dist/series/series-thread.js', import.meta.url));
/** Two, so that one tenant's slow task leaves a thread to the others. */
const THREADS = 2;
/** Far more than usual indicators need; only long windows over many bars come near. */
const TASK_MS = 5_000;
/** A page of charts asks for a few at once; who has more under way is told to wait. */
const MAX_WAITING = 16;
/** A person who looks at charts comes back within this; a new thread loads every indicator first. */
const IDLE_MS = 300_000;
const MAX_HEAP_MB = 512;

type TaskName = keyof SeriesExecutor;

export class SeriesThreads {
  readonly #pool = new Piscina({
    filename: PROGRAM,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    // A thread that waits in Atomics.wait cannot be told anything else meanwhile.
    atomics: 'disabled',
  });
  readonly #turns = new TurnQueue(MAX_WAITING);

  constructor() {
    // A thread that dies outside a task, unheard, would end the process. Who waits hears by time.
    this.#pool.on('error', () => undefined);
  }

  /** The executor of one tenant. */
  of(tenantId: string): SeriesExecutor {
    return {
      indicators: (task) => this.#run(tenantId, 'indicators', task),
      quality: (task) => this.#run(tenantId, 'quality', task),
      candles: (task) => this.#run(tenantId, 'candles', task),
    };
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #run<Result>(tenantId: string, name: TaskName, task: unknown): Promise<Result> {
    const turn = this.#turns.take(tenantId, () => this.#compute<Result>(name, task));
    if (turn === null) throw codedError('RATE_LIMITED', { retryAfterSeconds: 1 });
    return turn;
  }

  async #compute<Result>(name: TaskName, task: unknown): Promise<Result> {
    const signal = AbortSignal.timeout(TASK_MS);
    try {
      return (await this.#pool.run(task, { name, signal })) as Result;
    } catch (error) {
      if (signal.aborted) throw apiError('OPERATION_TIMEOUT');
      throw error;
    }
  }
}
