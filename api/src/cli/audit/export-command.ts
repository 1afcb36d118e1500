/** The work of `fiducia audit export`: streams the lines of the log to a file or to stdout. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

import { firstLine } from '../../process/start-problem.js';
import { ask } from '../ask.js';
import { CliFailure } from '../cli-failure.js';
import type { ConnectionFlags } from '../connection.js';
import { progressLine } from '../progress-line.js';
import { note, printJson } from '../terminal.js';
import { readHeads } from './read-file.js';

export interface ExportFlags extends ConnectionFlags {
  readonly out?: string;
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly withPrivate?: boolean;
  readonly head?: string;
}

export async function exportCommand(flags: ExportFlags): Promise<void> {
  if (flags.json === true && flags.out === undefined) {
    throw new CliFailure('Option --json needs --out: the export itself goes to stdout else.', 2);
  }
  const request = {
    from: momentOf('--from', flags.from),
    to: momentOf('--to', flags.to),
    accountId: flags.account,
    withPrivate: flags.withPrivate === true,
    head: flags.head === undefined ? undefined : readHeads(flags.head)[0],
  };
  const progress = progressLine('Exporting');
  const onProgress = (done: number, of: number) => progress.show(done, of);
  const sink = openSink(flags.out);
  let entries = 0;
  try {
    await ask(flags, 'AUDIT', async (client) => {
      for await (const line of client.audit.export({ ...request, onProgress })) {
        if (line.startsWith('{"entry"')) entries += 1;
        await sink.write(line);
      }
    });
    sink.finish();
  } catch (error) {
    sink.discard();
    throw error;
  } finally {
    progress.clear();
  }
  if (flags.json === true) printJson({ file: flags.out, entries });
  else if (flags.out !== undefined) note(`${entries} entries written to ${flags.out}.`);
}

/** ISO 8601 with its zone, or a day in UTC. */
function momentOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const date = new Date(isDay ? `${text}T00:00:00Z` : text);
  if ((isDay || isMoment) && !Number.isNaN(date.getTime())) return date.toISOString();
  throw new CliFailure(
    `Option ${option} takes a day or a moment with its zone, such as 2026-01-31T12:00:00Z.`,
    2,
  );
}

export interface Sink {
  write(text: string): Promise<void> | void;
  finish(): void;
  discard(): void;
}

/** A file appears whole or not at all: a cut export would be taken for a manipulated one. */
export function openSink(out: string | undefined): Sink {
  if (out === undefined) {
    return { write: writeToStdout, finish: () => undefined, discard: () => undefined };
  }
  const temporary = `${out}.${process.pid}.tmp`;
  const file = open(temporary, out);
  return {
    write: (text) => void writeSync(file, text),
    finish() {
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, out);
    },
    discard() {
      closeSync(file);
      rmSync(temporary, { force: true });
    },
  };
}

function open(temporary: string, out: string): number {
  try {
    return openSync(temporary, 'w', 0o600);
  } catch (error) {
    throw new CliFailure(`${out} cannot be written (${firstLine(error)}).`, 2);
  }
}

async function writeToStdout(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
}
