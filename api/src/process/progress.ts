/** What a person sees while the system starts: one line that changes, or nothing off a terminal. */
import type { Logger } from 'pino';

export interface Progress {
  say(text: string): void;
  /** Removes the line, so that what follows starts clean. */
  clear(): void;
}

/** The same steps in the log, with their times: where a slow start has spent them. */
export function loggedProgress(progress: Progress, logger: Pick<Logger, 'debug'>): Progress {
  let last = '';
  return {
    say(text) {
      const step = text.split(' …', 1)[0] ?? text;
      if (step !== last) logger.debug({ step }, 'process.starting');
      last = step;
      progress.say(text);
    },
    clear: () => progress.clear(),
  };
}

const CLEAR_LINE = '\r\u001b[2K';

export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { say: () => undefined, clear: () => undefined };
  return {
    say: (text) => void stream.write(`${CLEAR_LINE}${text.slice(0, stream.columns - 1)}`),
    clear: () => void stream.write(CLEAR_LINE),
  };
}
