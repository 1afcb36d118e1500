/**
 * Puts rows that a list may show in any order into one order: those that its order leaves tied.
 *
 * Orders of one market moment are told apart by ids that are drawn at random, which two worlds draw
 * differently. What is compared is then which rows there are, and not which came first by chance.
 */
interface Edge {
  readonly cursor: string;
  readonly node: unknown;
}

/** What a sorted list's cursor begins with: the field, the direction and the value. */
const SORTED = /^[A-Z_]+\.(ASC|DESC)\|[^|]*\|/;

/** `keyOf` gives a row's text the same form in both worlds. */
export function untied(value: unknown, keyOf: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => untied(one, keyOf));
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, untied(one, keyOf)]),
  );
  return Array.isArray(inner['edges']) ? untiedPage(inner, inner['edges'] as Edge[], keyOf) : inner;
}

function untiedPage(
  page: Readonly<Record<string, unknown>>,
  edges: readonly Edge[],
  keyOf: (text: string) => string,
): unknown {
  const places = edges.map(({ cursor }, index) => ({ index, value: sortedValue(cursor, index) }));
  const key = (index: number): string => keyOf(JSON.stringify(edges[index]));
  const order = places
    .toSorted((one, other) => {
      if (one.value !== other.value) return one.index - other.index;
      return key(one.index) < key(other.index) ? -1 : 1;
    })
    .map(({ index }) => index);
  const nodes = page['nodes'];
  const info = page['pageInfo'] as object | undefined;
  const [first, last] = [order[0], order.at(-1)].map((index) => edges[index ?? 0]?.cursor ?? null);
  return {
    ...page,
    edges: order.map((index) => edges[index]),
    ...(Array.isArray(nodes) && { nodes: order.map((index) => nodes[index] as unknown) }),
    ...(info && { pageInfo: { ...info, startCursor: first, endCursor: last } }),
  };
}

/** Rows with the same one are tied; every other cursor stands for itself. */
function sortedValue(cursor: string, index: number): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return SORTED.exec(text)?.[0] ?? `row ${index}`;
}
