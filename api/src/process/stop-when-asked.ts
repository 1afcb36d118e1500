/** The one way to stop, whether a person asks for it or a part broke that must not break. */
import { note } from '../cli/terminal.js';
import type { LifeCycle } from './life-cycle.js';
import type { ProcessLog } from './logger.js';
import { firstLine } from './start-problem.js';
import { listenForStop, signalsOfThisProcess, type StopSignal } from './stop-signals.js';

/** 128 + SIGINT, as shells count it. */
const FORCED_EXIT_CODE = 130;
/** Whatever a library left open must not keep a stopped system alive for longer. */
const DRAIN_MS = 500;

export interface StopWatch {
  /** Resolves when everything has been stopped because somebody asked. */
  readonly done: Promise<void>;
  /** The start failed by itself and has been undone: no one is listened to any more. */
  forget(): void;
}

/** Listens from the first moment of the start; `started` settles when the start is over. */
export function stopWhenAsked(life: LifeCycle, log: ProcessLog, started: Promise<void>): StopWatch {
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const stop = async (reason: string, exitCode: number) => {
    if (life.interrupted.aborted) return;
    life.interrupt();
    log.logger.info({ reason }, 'process.stopping');
    await started.catch(() => undefined); // what it had begun is now registered, and stopped below
    const clean = await life.stop(log.logger);
    log.logger.info({ clean }, 'process.stopped');
    process.exitCode = clean ? exitCode : 1;
    end();
    finish();
  };
  const handlers = {
    first: (signal: StopSignal) => {
      if (process.stdout.isTTY) note('\nStopping … (Ctrl-C again ends at once)');
      void stop(signal, 0);
    },
    second: () => process.exit(FORCED_EXIT_CODE),
  };
  const signals = signalsOfThisProcess(process.stdin.isTTY);
  const unlisten = listenForStop(handlers, { signals });
  const end = () => {
    unlisten();
    log.flush();
    setTimeout(() => process.exit(), DRAIN_MS).unref();
  };
  watchForFailures(life, log, stop);
  return { done, forget: end };
}

function watchForFailures(
  life: LifeCycle,
  log: ProcessLog,
  stop: (reason: string, exitCode: number) => Promise<void>,
): void {
  life.onFailure((part, error) => {
    const details = log.file === null ? '' : ` Details are in ${log.file}.`;
    note(`Fiducia stops, because ${part} failed: ${firstLine(error)}.${details}`);
    log.logger.fatal({ part, err: error }, 'process.part-failed');
    void stop(part, 1);
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => life.fail('a part of it', error));
  }
}
