/** Tells how long each attack kept the gateway busy, and whether memory has grown by them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const times: { readonly name: string; readonly ms: number }[] = [];

/** Times are printed, not judged: a loaded machine is not a fault of the gateway. */
export async function measured<Value>(name: string, act: () => Promise<Value>): Promise<Value> {
  const startMs = performance.now();
  try {
    return await act();
  } finally {
    times.push({ name, ms: performance.now() - startMs });
  }
}

export function printTimes(title: string): void {
  const slowest = times.toSorted((a, b) => b.ms - a.ms);
  const lines = slowest.map(({ name, ms }) => `${ms.toFixed(1).padStart(9)} ms  ${name}`);
  process.stdout.write(`\n${title}, slowest first:\n${lines.join('\n')}\n`);
  times.length = 0;
}

/** Bytes in use after everything that nobody holds has gone. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Far above what caches keep, far below what a leak per attack would leave. */
export const MAX_GROWTH_BYTES = 64 * 1024 * 1024;
