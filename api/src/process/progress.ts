/** What a person sees while the system starts: one line that changes, or nothing off a terminal. */
export interface Progress {
  say(text: string): void;
  /** Removes the line, so that what follows starts clean. */
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { say: () => undefined, clear: () => undefined };
  return {
    say: (text) => void stream.write(`${CLEAR_LINE}${text.slice(0, stream.columns - 1)}`),
    clear: () => void stream.write(CLEAR_LINE),
  };
}
