/** Starts and asks the process that sends load. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface LoadQuestion {
  readonly query: string;
  /** `FRESH_KEY` becomes a key that was never used, `FRESH_PRICE` a price that no working order has. */
  readonly variables: Record<string, unknown>;
  readonly token: string;
  /** Stands in every right answer. */
  readonly expect?: string;
  /** Sent after an answer that names an order, with its id in the place of `ORDER_ID`. */
  readonly thenCancel?: { readonly query: string; readonly variables: Record<string, unknown> };
}

export interface LoadJob {
  readonly url: string;
  readonly questions: readonly LoadQuestion[];
  readonly connections: number;
  /** Null: as many as the connections carry. */
  readonly perSecond: number | null;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

export interface LoadProcess {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): Promise<void>;
}

export function startLoadProcess(): LoadProcess {
  const child = fork(fileURLToPath(new URL('./load-process.mjs', import.meta.url)), {
    // The test runner's own flags and loaders are not for it.
    execArgv: [],
  });
  return {
    async run(job) {
      child.send(job);
      const [result] = (await once(child, 'message')) as [LoadResult];
      return result;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
