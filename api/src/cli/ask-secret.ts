/** Asks a person at the terminal for a secret, without showing it; elsewhere reads it from stdin. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

import { CliFailure } from './cli-failure.js';

/** On stderr, so that stdout stays what `--json` prints. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CliFailure(`There is no terminal to ask for it: ${question.toLowerCase()}`, 2);
  }
  process.stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/** The first line of stdin. */
export async function readSecretLine(): Promise<string> {
  const reader = createInterface({ input: process.stdin });
  try {
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
  }
}
