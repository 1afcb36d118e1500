/** How many backtests one thread is given at a time. */

/** About a third of a second of work: messages cost little beside it, and a progress bar moves. */
const BARS_OF_A_TASK = 1_000_000;
/** So many tasks for each thread, so that none waits long for the last one. */
const TASKS_FOR_EACH = 4;

export function taskSize(work: {
  readonly bars: number;
  readonly trials: number;
  readonly threads: number;
}): number {
  const { bars, trials, threads } = work;
  const byWork = Math.ceil(BARS_OF_A_TASK / Math.max(1, bars));
  const byThreads = Math.ceil(trials / (threads * TASKS_FOR_EACH));
  return Math.max(1, Math.min(byWork, byThreads));
}
