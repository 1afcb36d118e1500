/** Runs research on worker threads: the event loop stays free, and a thread can be ended. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BacktestTask, BacktestTaskResult, ResearchExecutor } from '@fiducia/engine';
import { Piscina } from 'piscina';

/** The compiled program: a thread knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(new URL('../../dist/research/thread.js', import.meta.url));
/** A run that needs more fails alone: its thread ends, and not the process. */
const MAX_HEAP_MB = 2_048;
/** Threads that have nothing to do are ended; the next run starts them in some 100 ms. */
const IDLE_MS = 30_000;

export class ThreadPool implements ResearchExecutor {
  readonly threads: number;
  readonly #pool: Piscina;

  /** One core is left to requests and accounts, where there are several. */
  constructor(threads: number = Math.max(1, availableParallelism() - 1)) {
    this.threads = threads;
    this.#pool = new Piscina({
      filename: PROGRAM,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      // A thread that waits in Atomics.wait cannot be told anything else meanwhile.
      atomics: 'disabled',
    });
  }

  backtest(task: BacktestTask, signal: AbortSignal): Promise<BacktestTaskResult> {
    return this.#pool.run(task, { name: 'backtest', signal });
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
