/** Reads an endless series of live values until told to stop, and begins again after a failure. */
import { codeOf } from '../errors/describe-error.js';

export interface StreamReader<Value> {
  /** The SDK reconnects by itself; what reaches us as an error is final for that series. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Value>;
  readonly handle: (value: Value) => void;
  readonly onSessionEnded: () => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Asking again cannot help: who is signed in may not see it, or it does not exist. */
const FINAL_CODES = ['PERMISSION_DENIED', 'NOT_FOUND', 'CONFIGURATION'];

/** Returns how to stop it. */
export function readStream<Value>(reader: StreamReader<Value>): () => void {
  const stopped = new AbortController();
  void readUntilStopped(reader, stopped.signal);
  return () => stopped.abort();
}

async function readUntilStopped<Value>(
  { open, handle, onSessionEnded }: StreamReader<Value>,
  signal: AbortSignal,
): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted;) {
    try {
      for await (const value of open(signal)) {
        if (signal.aborted) return;
        pauseMs = FIRST_PAUSE_MS;
        handle(value);
      }
    } catch (error) {
      if (signal.aborted) return;
      const code = codeOf(error);
      if (code === 'UNAUTHENTICATED') return onSessionEnded();
      if (FINAL_CODES.includes(code)) return;
      // A bug in `handle` must be seen in the console, not be taken for a lost connection.
      if (code === 'PORTAL') reportError(error);
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
