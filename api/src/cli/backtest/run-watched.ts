/** Runs a backtest on a thread of its own and ends it when its strategy makes no progress. */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { CliFailure } from '../cli-failure.js';
import { WatchDog } from '../sweep/watch-dog.js';
import { answered } from '../terminal.js';
import type { ThreadEnd, ThreadInput } from './backtest-thread.js';

/** The compiled program: a thread knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(
  new URL('../../../dist/cli/backtest/backtest-thread.js', import.meta.url),
);

export async function runWatched(run: Omit<ThreadInput, 'progress'>): Promise<void> {
  const { flags } = run;
  const dog = new WatchDog(flags.timeout * 1000, flags.strategy);
  const input: ThreadInput = { ...run, progress: dog.counter.memory };
  // Whatever this process was started with: the program is the compiled one.
  const options = { execArgv: [], workerData: input, stdout: true, stderr: true };
  const worker = new Worker(PROGRAM, options);
  const said = Promise.all([
    forward(worker.stdout, process.stdout),
    forward(worker.stderr, process.stderr),
  ]);
  dog.signal.addEventListener('abort', () => void worker.terminate(), { once: true });
  let end: ThreadEnd | null = null;
  worker.on('message', (message: ThreadEnd) => (end = message));
  try {
    // Rejects with what the thread threw: a defect of ours, as it would be without the thread.
    await once(worker, 'exit');
    await said;
  } finally {
    dog.stop();
  }
  const ended = end as ThreadEnd | null;
  if (ended?.isAnswered === true) answered();
  if (dog.signal.aborted) throw new CliFailure(dog.sentence, 1, { code: 'STRATEGY_TIMEOUT' });
  if (ended === null) throw new CliFailure('The strategy ended the program.', 1);
  if (!ended.ok) throw new CliFailure(ended.sentence, ended.exitCode, ended.facts);
}

/** Resolves when everything that the thread wrote has been written here. */
async function forward(from: Readable, to: NodeJS.WritableStream): Promise<void> {
  from.on('data', (chunk: Buffer) => to.write(chunk));
  await once(from, 'end');
}
