/** Where runs are computed: on other threads, so that the process's event loop never waits. */
import type { BacktestTask, BacktestTaskResult } from '../research/backtest-task.js';
import type { Judgement, JudgeTask } from '../research/judge-sweep.js';
import type { TrialResult, TrialsTask } from '../research/trials.js';

/** The strategy by its name: it is looked up where it runs. */
export type OfStrategy<Task> = Task & { readonly strategy: string };

/** Each rejects with the signal's reason as soon as it is aborted; the thread is ended. */
export interface ResearchExecutor {
  /** Tasks that are worked on at the same time. */
  readonly threads: number;
  backtest(task: BacktestTask, signal: AbortSignal): Promise<BacktestTaskResult>;
  trials(task: OfStrategy<TrialsTask>, signal: AbortSignal): Promise<readonly TrialResult[]>;
  judge(task: OfStrategy<JudgeTask>, signal: AbortSignal): Promise<Judgement>;
}
