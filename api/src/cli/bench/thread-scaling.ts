/** What the machine itself leaves of a thread when all of them are at work: the limit of any search. */
import type { ThreadPool } from '../../research/thread-pool.js';
import type { ThreadTrials } from '../../research/thread.js';

/**
 * The engine alone on all threads ÷ (threads × the same on one of them): 1 where they do not disturb
 * each other, less where cores share caches, memory or clock, or others use them.
 */
export async function threadScaling(pool: ThreadPool, task: ThreadTrials): Promise<number> {
  const alone = await secondsOf(pool, task, 1);
  return alone / (await secondsOf(pool, task, pool.threads));
}

/** As many threads, each with the whole task. */
async function secondsOf(pool: ThreadPool, task: ThreadTrials, threads: number): Promise<number> {
  const never = new AbortController().signal;
  const begun = performance.now();
  await Promise.all(Array.from({ length: threads }, () => pool.engine(task, never)));
  return (performance.now() - begun) / 1000;
}
