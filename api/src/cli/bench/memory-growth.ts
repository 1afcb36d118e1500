/** Whether backtests leave memory behind: the heap after collection, once for each 1,000 of them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runBacktest, type BacktestOptions } from '@fiducia/engine/simulation';

export interface MemoryGrowth {
  readonly backtests: number;
  /** Of the steepest honest line: from the first sample after warming up to the last. */
  readonly mbPerThousand: number;
  /** Heap and buffers after collection, after each 1,000 backtests. */
  readonly mbAfterEach: readonly number[];
}

const SAMPLE_EVERY = 1_000;
const MEGABYTE = 1024 * 1024;

export function memoryGrowth(backtests: number, options: BacktestOptions): MemoryGrowth {
  const collect = collector();
  const mbAfterEach: number[] = [];
  for (let count = 1; count <= backtests; count += 1) {
    // Every other one with its journal: both ways hold memory of their own.
    runBacktest({ ...options, journal: count % 2 === 0 });
    if (count % SAMPLE_EVERY === 0) mbAfterEach.push(usedMb(collect));
  }
  const first = mbAfterEach[0] ?? 0;
  const last = mbAfterEach.at(-1) ?? first;
  const thousands = Math.max(1, mbAfterEach.length - 1);
  return { backtests, mbPerThousand: (last - first) / thousands, mbAfterEach };
}

function usedMb(collect: () => void): number {
  // Twice: finalisers of the first collection free buffers that the second one counts.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return Number(((heapUsed + external) / MEGABYTE).toFixed(3));
}

/** The engine's own collector, which a program otherwise cannot call. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
