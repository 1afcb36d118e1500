/** Where runs are computed: on other threads, so that the process's event loop never waits. */
import type { BacktestTask, BacktestTaskResult } from '../research/backtest-task.js';

export interface ResearchExecutor {
  /** Tasks that are worked on at the same time. */
  readonly threads: number;
  /** Rejects with the signal's reason as soon as it is aborted; the thread is ended. */
  backtest(task: BacktestTask, signal: AbortSignal): Promise<BacktestTaskResult>;
}
