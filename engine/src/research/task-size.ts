/** How many backtests one thread is given at a time. */

/** About a third of a second of work: messages cost little beside it, and a progress bar moves. */
const BARS_OF_A_TASK = 1_000_000;
/** Some milliseconds of work: less would be lost among the messages. */
const LEAST_BARS_OF_A_TASK = 25_000;
/** Of what is left a thread takes one of so many parts of its share: the last ones end together. */
const PART_OF_SHARE = 2;

export function taskSize(work: {
  readonly bars: number;
  /** Backtests that no thread has been given yet. */
  readonly left: number;
  readonly threads: number;
  /** Backtests that may be under way at a time: each thread gets its part of them. */
  readonly underWay: number;
}): number {
  const { left, threads, underWay } = work;
  const bars = Math.max(1, work.bars);
  const most = Math.ceil(Math.min(BARS_OF_A_TASK / bars, underWay / (threads * PART_OF_SHARE)));
  const least = Math.ceil(LEAST_BARS_OF_A_TASK / bars);
  return Math.min(most, Math.max(least, Math.ceil(left / (threads * PART_OF_SHARE))));
}
