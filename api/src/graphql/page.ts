/** Relay pages: arguments in, connections out. Cursors are opaque to callers and checked here. */
import { GraphQLError } from 'graphql';
import { apiError } from '../errors/api-error.js';
import { MAX_PAGE_SIZE } from '../gateway/limits/limits.js';
import type { ConnectionValue } from './connection.js';

/** `first` is required by the schema; here it is bounded. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw badArgument('first', `must be from 1 to ${MAX_PAGE_SIZE}`);
}

/** A number of points or bars: at least one, at most `most`. */
export function boundedCount(name: string, count: number, most: number): number {
  if (count >= 1 && count <= most) return count;
  throw badArgument(name, `must be from 1 to ${most}`);
}

export function badArgument(name: string, what: string): GraphQLError {
  return apiError('INVALID_ARGUMENT', { detail: `Argument "${name}" ${what}.` });
}

/** Base64url only hides the form: what a cursor names is read under the caller's own rights. */
export function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

const CURSOR_TEXT = /^[A-Za-z0-9_-]{1,200}$/;

/** `parse` returns null for a key that this list cannot have given out. */
export function decodeCursor<Key>(
  cursor: string | null | undefined,
  parse: (key: string) => Key | null,
): Key | null {
  if (cursor === null || cursor === undefined) return null;
  const key = CURSOR_TEXT.test(cursor) ? Buffer.from(cursor, 'base64url').toString('utf8') : null;
  const parsed = key === null ? null : parse(key);
  if (parsed === null) throw badArgument('after', 'is not a cursor of this list');
  return parsed;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount?: number;
}

export function toConnection<Item, Node>(
  page: Page<Item>,
  toNode: (item: Item) => Node,
  cursorKey: (item: Item) => string,
): ConnectionValue<Node> {
  const edges = page.items.map((item) => ({
    cursor: encodeCursor(cursorKey(item)),
    node: toNode(item),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(page.totalCount !== undefined && { totalCount: page.totalCount }),
  };
}
