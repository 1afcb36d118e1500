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

/** Quoted cells are rare and need the real CSV grammar; plain rows are split at their commas. */
export function splitRows(text: string): Rows {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.includes('"')) return splitQuoted(plain);
  const rows: Row[] = [];
  const separator = separatorOf(plain);
  plain.split('\n').forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed !== '')
      rows.push({ line: index + 1, cells: line.replace(/\r$/, '').split(separator) });
  });
  return { ok: true, rows };
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
    const message = error instanceof Error ? error.message : 'the CSV is malformed';
    return { ok: false, error: { code: 'BARS_BAD_ROW', line, message } };
  }
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  return !header.includes(',') && header.includes(';') ? ';' : ',';
}
