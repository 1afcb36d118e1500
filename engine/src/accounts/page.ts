/** Pages by key: a cursor names the last row, so rows that come in between shift nothing. */

export interface Page<T> {
  readonly nodes: readonly T[];
  /** One for each node. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/** What one page may hold at most; a caller that asks for more gets this many. */
export const MAX_PAGE_SIZE = 200;

export function pageSize(first: number): number {
  return Math.min(Math.max(Math.trunc(first), 1), MAX_PAGE_SIZE);
}

/** `rows` was read with one row more than the page holds. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  size: number,
  read: { readonly node: (row: Row) => T; readonly cursor: (row: Row) => readonly string[] },
): Page<T> {
  const shown = rows.slice(0, size);
  return {
    nodes: shown.map(read.node),
    cursors: shown.map((row) => encodeCursor(read.cursor(row))),
    hasNextPage: rows.length > size,
  };
}

export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(parts.join('|')).toString('base64url');
}

/** Null when it is not a cursor of ours with so many parts. */
export function decodeCursor(
  cursor: string,
  patterns: readonly RegExp[],
): readonly string[] | null {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const fits = parts.length === patterns.length;
  return fits && patterns.every((pattern, index) => pattern.test(parts[index] ?? ''))
    ? parts
    : null;
}

export const UUID_PART = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const SEQ_PART = /^\d{1,18}$/;
