/** Reads an export line by line and keeps what the proofs at its end need. */
import { concat, fromHex, sha256, toHex } from './bytes.js';
import type { Bytes } from './bytes.js';
import { checkEntry, idOf, nameOf } from './check-entry.js';
import { EXPORT_VERSION, readRawLine } from './export-format.js';
import type { ExportEntry, ExportHeader, ExportLine } from './export-format.js';
import type { RawLine } from './export-lines.js';
import { problem } from './export-problems.js';
import type { ExportProblem } from './export-problems.js';
import { foreignSentence } from './foreign-file.js';
import type { KnownLeaf } from './selection-root.js';

/** Lines come in this order; entries and checkpoints may be several. */
const ORDER: readonly ExportLine['kind'][] = [
  'header',
  'entry',
  'proof',
  'checkpoint',
  'consistency',
  'end',
];
const REPEATED: readonly ExportLine['kind'][] = ['entry', 'checkpoint'];
const CHAIN_START = new Uint8Array(32);
const LINE_FEED = Uint8Array.of(0x0a);
/** One change breaks few lines; a file that is something else breaks all of them. */
export const MAX_PROBLEMS = 100;

export class ExportCheck {
  readonly problems: ExportProblem[] = [];
  readonly leaves: KnownLeaf[] = [];
  readonly checkpoints: string[] = [];
  header: ExportHeader | null = null;
  proof: readonly string[] | null = null;
  consistency: { readonly from: number; readonly proof: readonly string[] } | null = null;
  /** Entries are all there, each in its place, as far as the lines themselves can tell. */
  entriesHold = true;
  /** The first line shows that the file is packed or was converted: more lines tell nothing. */
  isForeign = false;
  #lines = 0;
  /** The place that the next entry has; in a SELECTION at least. */
  #next = 0;
  #chain: Bytes = CHAIN_START;
  #last: ExportLine['kind'] | null = null;

  /** Stands where this one stands, without what it has kept: to try what one more line does. */
  fork(): ExportCheck {
    const fork = new ExportCheck();
    fork.header = this.header;
    fork.entriesHold = this.entriesHold;
    fork.#lines = this.#lines;
    fork.#chain = this.#chain;
    fork.#last = this.#last;
    fork.#next = this.#next;
    return fork;
  }

  get isFull(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  async add(raw: RawLine): Promise<void> {
    this.#lines += 1;
    const line = this.#lines;
    const read = readRawLine(raw);
    if (read === null) {
      this.#malformed(raw, line);
    } else if (read.kind === 'end') {
      this.#end(read.value, line);
    } else {
      await this.#take(read, line);
    }
    if (read?.kind !== 'end') this.#chain = await sha256(concat(this.#chain, raw.bytes, LINE_FEED));
  }

  #malformed(raw: RawLine, line: number): void {
    this.entriesHold = false;
    const foreign = line === 1 ? foreignSentence(raw.bytes) : null;
    if (foreign !== null) this.isForeign = true;
    const what = line === 1 ? 'NOT_AN_EXPORT' : 'LINE_MALFORMED';
    const sentence = foreign ?? malformed(line, this.leaves);
    this.problems.push(problem(what, sentence, { line }));
  }

  /** After the last line. */
  finish(): void {
    if (this.#last === 'end' || this.isForeign) return;
    const sentence = 'The export ends too early: its last lines are missing. Export it again.';
    this.problems.push(problem('TRUNCATED', sentence, { line: this.#lines }));
  }

  async #take(line: ExportLine, at: number): Promise<void> {
    if (!this.#isInOrder(line.kind)) {
      const sentence = `Line ${at} (${line.kind}) stands where none of its kind may stand.`;
      this.problems.push(problem('LINE_OUT_OF_ORDER', sentence, { line: at }));
      this.entriesHold = false;
      return;
    }
    this.#last = line.kind;
    if (line.kind === 'header') this.#begin(line.value, at);
    if (line.kind === 'entry') await this.#entry(line.value, at);
    if (line.kind === 'proof') this.proof = line.value;
    if (line.kind === 'checkpoint') this.checkpoints.push(line.value);
    if (line.kind === 'consistency') this.consistency = line.value;
  }

  #isInOrder(kind: ExportLine['kind']): boolean {
    if (this.#last === null) return kind === 'header';
    const step = ORDER.indexOf(kind) - ORDER.indexOf(this.#last);
    return step > 0 || (step === 0 && REPEATED.includes(kind));
  }

  #begin(header: ExportHeader, line: number): void {
    if (header.v !== EXPORT_VERSION) {
      const sentence = `The export has format ${header.v}; this program knows ${EXPORT_VERSION}.`;
      this.problems.push(problem('UNKNOWN_VERSION', sentence, { line }));
    }
    const { from, to, treeSize, kind } = header;
    const isWhole = from === 0 && to === treeSize;
    if (from > to || to > treeSize || (kind === 'FULL' && !isWhole)) {
      const sentence = 'The header names entries that the log of its size does not have.';
      this.problems.push(problem('LINE_MALFORMED', sentence, { line }));
    }
    this.header = header;
    this.#next = from;
  }

  async #entry(entry: ExportEntry, line: number): Promise<void> {
    const { header } = this;
    if (header === null) return;
    this.#place(entry, header, line);
    const found = await checkEntry(entry, header, line);
    this.problems.push(...found);
    const hash = fromHex(entry.hash);
    if (found.length > 0 || hash?.length !== 32) this.entriesHold = false;
    else this.leaves.push({ index: entry.index, hash });
    this.#next = Math.max(this.#next, entry.index + 1);
  }

  #place(entry: ExportEntry, header: ExportHeader, line: number): void {
    const expected = this.#next;
    const { index } = entry;
    const place = { line, index, entry: idOf(entry.leaf) };
    if (index < expected || index >= header.to) {
      this.entriesHold = false;
      const sentence = `${nameOf(entry)} does not stand in its place: entry ${expected} was expected.`;
      this.problems.push(problem('ENTRY_MISPLACED', sentence, place));
    } else if (index > expected && header.kind !== 'SELECTION' && this.entriesHold) {
      this.entriesHold = false;
      this.problems.push(problem('ENTRIES_MISSING', missing(expected, index - 1), place));
    }
  }

  #end(end: { readonly lines: number; readonly chain: string }, line: number): void {
    if (this.#last === 'end' || end.lines !== line - 1 || end.chain !== toHex(this.#chain)) {
      const sentence =
        'The lines of the export are not those that were written: something was changed, ' +
        'added, dropped or moved.';
      this.problems.push(problem('FILE_CHANGED', sentence, { line }));
    }
    const expected = this.#next;
    const { header } = this;
    if (
      header !== null &&
      header.kind !== 'SELECTION' &&
      this.entriesHold &&
      expected < header.to
    ) {
      this.entriesHold = false;
      this.problems.push(problem('ENTRIES_MISSING', missing(expected, header.to - 1), { line }));
    }
    this.#last = 'end';
  }
}

function malformed(line: number, leaves: readonly KnownLeaf[]): string {
  if (line === 1) return 'This is no export of an audit log: its first line does not say so.';
  const last = leaves.at(-1)?.index;
  const where = last === undefined ? '' : `, after entry ${last},`;
  return `Line ${line}${where} was changed or cut: it is not a line of an export.`;
}

function missing(first: number, last: number): string {
  return first === last
    ? `Entry ${first} is missing.`
    : `The entries ${first} to ${last} are missing.`;
}
