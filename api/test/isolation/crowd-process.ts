/** Starts and asks the process that is a crowd of clients. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface CrowdQuestion {
  readonly name: string;
  /** `MARKER` becomes a name that no other request has. */
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly token: string;
  /** Stand in every right answer, the marker included. */
  readonly always: readonly string[];
  /** Stand in no answer at all. */
  readonly never: readonly string[];
}

export interface CrowdJob {
  readonly url: string;
  /** Asked in turn. */
  readonly questions: readonly CrowdQuestion[];
  readonly firstNumber: number;
  readonly requests: number;
  readonly inFlight: number;
}

export interface CrowdResult {
  readonly sent: number;
  /** Whole and right. */
  readonly answered: number;
  /** By the client, in the middle. */
  readonly givenUp: number;
  /** How many answers had which error, as `status CODE`. */
  readonly refused: Readonly<Record<string, number>>;
  /** What had to stand in answers and stood there. */
  readonly ownFacts: number;
  readonly sockets: number;
  /** One each; the first ones with what was found. */
  readonly leaks: readonly unknown[];
  readonly misplaced: readonly unknown[];
  /** Connections that ended without the client's doing. */
  readonly broken: readonly unknown[];
}

export interface Crowd {
  /** `onSent` hears from time to time how many requests have been sent. */
  run(job: CrowdJob, onSent: (sent: number) => void): Promise<CrowdResult>;
  stop(): Promise<void>;
}

type Told = { readonly sent: number } | { readonly result: CrowdResult };

export function startCrowd(): Crowd {
  const child = fork(fileURLToPath(new URL('./crowd-process.mjs', import.meta.url)), {
    // The test runner's own flags and loaders are not for it.
    execArgv: [],
  });
  return {
    run(job, onSent) {
      return new Promise((resolve, reject) => {
        const onExit = (): void => reject(new Error('The crowd has gone'));
        const hear = (told: Told): void => {
          if ('sent' in told) return onSent(told.sent);
          child.off('message', hear);
          child.off('exit', onExit);
          resolve(told.result);
        };
        child.on('message', hear);
        child.once('exit', onExit);
        child.send(job);
      });
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
