/** The thread in which a user's own strategy runs, so that an endless loop in it can be ended. */
import { Console } from 'node:console';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { BarCounter } from '@fiducia/engine/simulation';

import { CliFailure, type FailureExitCode, type FailureFacts } from '../cli-failure.js';
import { isCallAnswered } from '../terminal.js';
import { backtestHere, type BacktestFlags } from './run-command.js';
import type { StoredRun } from './run-store.js';

export interface ThreadInput {
  readonly flags: BacktestFlags;
  /** Of a rerun: what it has to give again. */
  readonly stored: StoredRun | null;
  /** Of a BarCounter. */
  readonly progress: SharedArrayBuffer;
}

type RunEnd =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly sentence: string;
      readonly exitCode: FailureExitCode;
      readonly facts: Pick<FailureFacts, 'code' | 'details'>;
    };

/** And whether the document of the call has been printed. */
export type ThreadEnd = RunEnd & { readonly isAnswered: boolean };

const { flags, stored, progress } = workerData as ThreadInput;

// What a strategy logs is for a person: stdout belongs to the one document of the run.
globalThis.console = new Console(process.stderr);

async function run(): Promise<RunEnd> {
  try {
    await backtestHere(flags, stored, new BarCounter(progress));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    const { message: sentence, exitCode, code, details } = error;
    return { ok: false, sentence, exitCode, facts: { code, details } };
  }
}

// A promise that a strategy left behind fails after its bar, where nobody waits for it.
let leftBehind: RunEnd | null = null;
process.on('unhandledRejection', (reason) => {
  const text = (reason instanceof Error ? reason.message : String(reason)).replaceAll(/\s+/g, ' ');
  const sentence = `The strategy left a promise behind that failed: ${text}`;
  leftBehind = { ok: false, sentence, exitCode: 1, facts: { code: 'STRATEGY_FAILED' } };
});

const end = await run();
await nextTurn();
const told: ThreadEnd = { ...(leftBehind ?? end), isAnswered: isCallAnswered() };
parentPort?.postMessage(told);
