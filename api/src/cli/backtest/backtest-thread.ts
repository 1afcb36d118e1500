/** The thread in which a user's own strategy runs, so that an endless loop in it can be ended. */
import { Console } from 'node:console';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { BarCounter } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { backtestHere, type BacktestFlags } from './run-command.js';
import type { StoredRun } from './run-store.js';

export interface ThreadInput {
  readonly flags: BacktestFlags;
  /** Of a rerun: what it has to give again. */
  readonly stored: StoredRun | null;
  /** Of a BarCounter. */
  readonly progress: SharedArrayBuffer;
}

export type ThreadEnd =
  | { readonly ok: true }
  | { readonly ok: false; readonly sentence: string; readonly exitCode: 1 | 2 };

const { flags, stored, progress } = workerData as ThreadInput;

// What a strategy logs is for a person: stdout belongs to the one document of the run.
globalThis.console = new Console(process.stderr);

async function run(): Promise<ThreadEnd> {
  try {
    await backtestHere(flags, stored, new BarCounter(progress));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    return { ok: false, sentence: error.message, exitCode: error.exitCode };
  }
}

// A promise that a strategy left behind fails after its bar, where nobody waits for it.
let leftBehind: ThreadEnd | null = null;
process.on('unhandledRejection', (reason) => {
  const text = (reason instanceof Error ? reason.message : String(reason)).replaceAll(/\s+/g, ' ');
  const sentence = `The strategy left a promise behind that failed: ${text}`;
  leftBehind = { ok: false, sentence, exitCode: 1 };
});

const end = await run();
await nextTurn();
parentPort?.postMessage(leftBehind ?? end);
