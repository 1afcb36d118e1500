/** An export without the texts that it commits to: everything is still proven, nothing is shown. */
import { readRawLine } from './export-format.js';
import type { ExportLine } from './export-format.js';
import { linesOf } from './export-lines.js';
import type { ExportSource, RawLine } from './export-lines.js';
import { ExportWriter } from './export-writer.js';
import { foreignSentence } from './foreign-file.js';

const NO_EXPORT = 'This is no export of an audit log: its first line does not say so.';

/** A line that is not one of an export; `line` counts from 1. */
export class ExportLineError extends TypeError {
  override readonly name = 'ExportLineError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Throws an ExportLineError at a line that is not one of an export. */
export async function* redactExport(source: ExportSource): AsyncGenerator<string, void, undefined> {
  const writer = new ExportWriter();
  let number = 0;
  let last: ExportLine['kind'] | null = null;
  for await (const raw of linesOf(source)) {
    number += 1;
    const line = readRawLine(raw);
    if (line === null) throw new ExportLineError(whyNot(number, raw), number);
    last = line.kind;
    yield line.kind === 'end' ? writer.end() : await writer.line(redact(line));
  }
  if (last === null) throw new ExportLineError(NO_EXPORT, 1);
  if (last !== 'end') throw new ExportLineError('The export ends too early.', number);
}

function whyNot(number: number, raw: RawLine): string {
  const why = number === 1 ? foreignSentence(raw.bytes) : null;
  if (why !== null) return why;
  return number === 1 ? NO_EXPORT : `Line ${number} is not a line of an export.`;
}

function redact(line: ExportLine): ExportLine {
  if (line.kind !== 'entry') return line;
  const { index, hash, leaf } = line.value;
  return { kind: 'entry', value: { index, hash, leaf } };
}
