/** What goes to the terminal: JSON or text on stdout, messages on stderr, colour only for people. */
import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Whether the call has had its document: a failure after it adds none. */
let isAnswered = false;

export function beginCall(): void {
  isAnswered = false;
}

/** A thread of the call has printed its document. */
export function answered(): void {
  isAnswered = true;
}

export function isCallAnswered(): boolean {
  return isAnswered;
}

/** With `--json` this is the one thing a command writes to stdout. */
export function printJson(value: unknown): void {
  isAnswered = true;
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The same on one line, for documents of many numbers. */
export function printJsonLine(value: unknown): void {
  isAnswered = true;
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Plain text when the stream is no terminal or NO_COLOR is set (no-color.org). */
export function paint(style: Style, text: string, stream = process.stdout): string {
  if (process.env['NO_COLOR'] || !stream.isTTY) return text;
  return styleText(style, text, { stream, validateStream: false });
}

/** A reader that closes early (`| head`) ends us quietly and is no error. */
export function tolerateClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(endWhenClosed)) stream.on('error', endWhenClosed);
  }
}

function endWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
}
