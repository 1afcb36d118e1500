/** The work of `fiducia audit redact`: what an export proves, without the texts it commits to. */
import { ExportLineError, redactExport } from '@fiducia/sdk';

import { CliFailure } from '../cli-failure.js';
import { note, printJson } from '../terminal.js';
import { openSink } from './export-command.js';
import { piecesOf } from './read-file.js';

export interface RedactFlags {
  readonly out?: string;
  readonly json?: boolean;
}

export async function redactCommand(file: string, { out, json }: RedactFlags): Promise<void> {
  if (json === true && out === undefined) {
    throw new CliFailure('Option --json needs --out: the export itself goes to stdout else.', 2);
  }
  const sink = openSink(out);
  let entries = 0;
  try {
    for await (const line of redactExport(piecesOf(file))) {
      if (line.startsWith('{"entry"')) entries += 1;
      await sink.write(line);
    }
    sink.finish();
  } catch (error) {
    sink.discard();
    throw failureOf(error, file);
  }
  if (json === true) printJson({ file: out, entries });
  else if (out !== undefined) note(`${entries} entries written to ${out}.`);
}

/** The first line says whether the call was wrong (2) or the file was changed later on (1). */
function failureOf(error: unknown, file: string): unknown {
  if (!(error instanceof ExportLineError)) return error;
  const { line, message } = error;
  const sentence = `${file}: ${message}`;
  const facts = { cause: error, details: { line } };
  return line === 1
    ? new CliFailure(sentence, 2, { ...facts, code: 'NOT_AN_EXPORT' })
    : new CliFailure(sentence, 1, { ...facts, code: 'LINE_MALFORMED' });
}
