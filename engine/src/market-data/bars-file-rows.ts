/** Splits the text of a bars file into rows of cells, each with its line. */
import { parse } from 'csv-parse/sync';
import type { BarsFileError } from './bars-file.js';

export interface Row {
  /** 1 is the header. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type Rows =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly error: BarsFileError };

/** So much of a malformed row is shown. */
const SHOWN = 120;

/** Quoted cells are rare and need the real CSV grammar; plain rows are split at their commas. */
export function splitRows(text: string): Rows {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.includes('"')) return splitQuoted(plain);
  const rows: Row[] = [];
  const separator = separatorOf(plain);
  plain.split(plain.includes('\n') ? '\n' : '\r').forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed !== '')
      rows.push({ line: index + 1, cells: line.replace(/\r$/, '').split(separator) });
  });
  return { ok: true, rows };
}

/**
 * A row with more cells than the header has names is shifted somewhere, mostly by a decimal comma:
 * its numbers may look right and be others. Empty cells at its end shift nothing.
 */
export function tooManyCells({ cells }: Row, columns: number): string | null {
  if (cells.length <= columns) return null;
  if (cells.slice(columns).every((cell) => cell.trim() === '')) return null;
  return `the row has ${cells.length} cells and the header ${columns}`;
}

function splitQuoted(text: string): Rows {
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[];
    return {
      ok: true,
      rows: records.map(({ info, record }) => ({ line: info.lines, cells: record })),
    };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    const reason = error instanceof Error ? error.message : 'the CSV is malformed';
    // The reason quotes the file, which may be no text at all.
    const message = reason.slice(0, SHOWN).replace(/[\p{C}\uFFFD]/gu, '?');
    return { ok: false, error: { code: 'BARS_BAD_ROW', line, message } };
  }
}

/** Commas, unless the header has none. */
function separatorOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((separator) => header.includes(separator)) ?? ',';
}
