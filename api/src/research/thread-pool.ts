/** Runs research on worker threads: the event loop stays free, and a thread can be ended. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type {
  BacktestTask,
  BacktestTaskResult,
  Judgement,
  ResearchExecutor,
} from '@fiducia/engine';
import { Piscina } from 'piscina';

import type { ThreadJudge, ThreadTrial, ThreadTrials } from './thread.js';

/** The compiled program: a thread knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(new URL('../../dist/research/thread.js', import.meta.url));
/** A run that needs more fails alone: its thread ends, and not the process. */
const MAX_HEAP_MB = 2_048;
/** Twice the default: threads that all collect at once stand in each other's way. */
const YOUNG_MB = 96;
/** Threads that have nothing to do are ended; the next run starts them in some 100 ms. */
const IDLE_MS = 30_000;

export class ThreadPool implements ResearchExecutor {
  readonly threads: number;
  readonly #pool: Piscina;
  /** Aborted when a thread dies outside a task, as when it cannot even start. */
  #death = new AbortController();

  constructor(threads: number, program: string = PROGRAM) {
    this.threads = threads;
    this.#pool = new Piscina({
      filename: program,
      // Whatever this process was started with: the program is the compiled one.
      execArgv: [],
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      // A thread that waits in Atomics.wait cannot be told anything else meanwhile.
      atomics: 'disabled',
    });
    // Unheard, it would end the process; and the tasks that wait for the thread would wait for ever.
    this.#pool.on('error', (error: unknown) => {
      this.#death.abort(error);
      this.#death = new AbortController();
    });
  }

  backtest(task: BacktestTask, signal: AbortSignal): Promise<BacktestTaskResult> {
    return this.#run('backtest', task, signal);
  }

  trials(task: ThreadTrials, signal: AbortSignal): Promise<readonly ThreadTrial[]> {
    return this.#run('trials', task, signal);
  }

  judge(task: ThreadJudge, signal: AbortSignal): Promise<Judgement> {
    return this.#run('judge', task, signal);
  }

  /** Number of backtests that one thread has run, nothing else done with them. */
  engine(task: ThreadTrials, signal: AbortSignal): Promise<number> {
    return this.#run('engine', task, signal);
  }

  /** Starts every thread, so that what is measured next does not wait for it. */
  async warmUp(): Promise<void> {
    const { signal } = new AbortController();
    const tasks = Array.from({ length: this.threads }, () => this.#run('ready', {}, signal));
    await Promise.all(tasks);
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #run<Result>(name: string, task: object, signal: AbortSignal): Promise<Result> {
    const death = this.#death.signal;
    try {
      const either = AbortSignal.any([signal, death]);
      return (await this.#pool.run(task, { name, signal: either })) as Result;
    } catch (error) {
      throw death.aborted ? death.reason : error;
    }
  }
}

/** One core is left to requests and accounts, where there are several. */
export function serverThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}
