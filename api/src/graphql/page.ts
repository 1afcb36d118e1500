/** Relay pages: arguments in, connections out. */
import type { GraphQLError } from 'graphql';
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

export function boundedText(name: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw badArgument(name, `must have at most ${most} characters`);
}

export function badArgument(name: string, what: string): GraphQLError {
  return apiError('INVALID_ARGUMENT', { detail: `Argument "${name}" ${what}.` });
}

/** Cursors are opaque to callers; what one names is read under the caller's own rights. */
export interface KeyedPage<Node> {
  readonly nodes: readonly Node[];
  /** One for each node. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

export function toConnection<Item, Node>(
  page: KeyedPage<Item>,
  after: string | null | undefined,
  toNode: (item: Item) => Node,
): ConnectionValue<Node> {
  const nodes = page.nodes.map(toNode);
  const edges = nodes.map((node, index) => ({ cursor: page.cursors[index] ?? '', node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
  };
}
