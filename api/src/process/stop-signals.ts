/** Ctrl-C and its relatives: the first asks for a clean stop, a second one ends at once. */

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
const ALL: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One press of Ctrl-C arrives several times: from the terminal, from npm, from the script between.
 * What follows the first within this time is its echo and not a second press.
 */
export const ECHO_MS = 750;

export interface StopSignalHandlers {
  readonly first: (signal: StopSignal) => void;
  readonly second: (signal: StopSignal) => void;
}

export interface StopSignalOptions {
  readonly emitter?: NodeJS.EventEmitter;
  readonly now?: () => number;
  readonly signals?: readonly StopSignal[];
}

/** Returns how to stop listening. */
export function listenForStop(
  handlers: StopSignalHandlers,
  { emitter = process, now = () => performance.now(), signals = ALL }: StopSignalOptions = {},
): () => void {
  let firstAt: number | null = null;
  const listeners = signals.map((signal) => {
    const listener = () => {
      if (firstAt === null) {
        firstAt = now();
        handlers.first(signal);
      } else if (now() - firstAt >= ECHO_MS) {
        handlers.second(signal);
      }
    };
    emitter.on(signal, listener);
    return () => emitter.off(signal, listener);
  });
  return () => {
    for (const unlisten of listeners) unlisten();
  };
}

/**
 * A terminal that is closed ends what runs in it. Off a terminal (nohup, a service) SIGHUP says
 * nothing of the kind; Node would end on it all the same, so it is heard and passed over.
 */
export function signalsOfThisProcess(isTerminal: boolean): readonly StopSignal[] {
  if (isTerminal) return ALL;
  process.on('SIGHUP', () => undefined);
  return ['SIGINT', 'SIGTERM'];
}
