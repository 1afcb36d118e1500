/** Ctrl-C and its relatives: the first asks for a clean stop, a second one ends at once. */

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/**
 * One press of Ctrl-C arrives several times: from the terminal, from npm, from the script between.
 * What follows the first within this time is its echo and not a second press.
 */
export const ECHO_MS = 750;

export interface StopSignalHandlers {
  readonly first: (signal: StopSignal) => void;
  readonly second: (signal: StopSignal) => void;
}

/** Returns how to stop listening. */
export function listenForStop(
  handlers: StopSignalHandlers,
  emitter: NodeJS.EventEmitter = process,
  now: () => number = () => performance.now(),
): () => void {
  let firstAt: number | null = null;
  const listeners = STOP_SIGNALS.map((signal) => {
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
