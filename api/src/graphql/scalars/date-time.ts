/** The `DateTime` scalar: ISO 8601 in UTC with milliseconds. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
const EXPECTED = 'A DateTime is ISO 8601 in UTC, e.g. "2026-03-31T20:00:00Z".';

/** Refuses what `Date` would silently repair, such as 31 February. */
export function parseDateTime(value: unknown): Date {
  if (typeof value === 'string' && ISO_UTC.test(value)) {
    const date = new Date(value);
    const seconds = value.slice(0, 19);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(seconds)) return date;
  }
  throw new GraphQLError(EXPECTED, { extensions: { code: 'INVALID_ARGUMENT' } });
}

function serializeDateTime(value: unknown): string {
  const date = typeof value === 'string' || typeof value === 'number' ? new Date(value) : value;
  if (!(date instanceof Date)) throw new TypeError('A DateTime is a Date, a stamp or ISO text.');
  return date.toISOString();
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'ISO 8601 UTC date and time.',
  serialize: serializeDateTime,
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : undefined),
});
