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
    if (!(error instanceof CliFailure)) {
      // A defect of ours: it ends the thread, and its whole stack is shown.
      process.off('uncaughtException', failedLater);
      throw error;
    }
    const { message: sentence, exitCode, code, details } = error;
    return { ok: false, sentence, exitCode, facts: { code, details } };
  }
}

// What a strategy left behind, a promise or a timer, fails after its bar, where nobody waits for it.
let end: RunEnd | null = null;
function failedLater(reason: unknown, origin: string): void {
  const text = (reason instanceof Error ? reason.message : String(reason)).replaceAll(/\s+/g, ' ');
  const what = origin === 'uncaughtException' ? 'work' : 'a promise';
  const sentence = `The strategy left ${what} behind that failed: ${text}`;
  const isTold = end !== null;
  end = { ok: false, sentence, exitCode: 1, facts: { code: 'STRATEGY_FAILED' } };
  // The last word counts: the thread lives as long as something is left to be done.
  if (isTold) tell(end);
}
process.on('unhandledRejection', (reason) => failedLater(reason, 'unhandledRejection'));
process.on('uncaughtException', failedLater);

function tell(told: RunEnd): void {
  const message: ThreadEnd = { ...told, isAnswered: isCallAnswered() };
  parentPort?.postMessage(message);
}

const ran = await run();
await nextTurn();
end ??= ran;
tell(end);
