/** The `Decimal` scalar: money, prices and quantities as plain decimal text, never a float. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** 20 whole and 18 fraction digits hold every amount the ledger can (38 digits, scale 8 or 18). */
const DECIMAL_TEXT = /^-?(?:0|[1-9]\d{0,19})(?:\.\d{1,18})?$/;
const NEGATIVE_ZERO = /^-0(?:\.0+)?$/;
const EXPECTED =
  'A Decimal is a string such as "10250.37": digits with an optional minus sign and fraction, ' +
  'at most 20 digits before and 18 after the point, no exponent.';

/** Exact text in, exact text out; `NaN`, `1e999`, `-0`, `.5` and JSON numbers are refused. */
export function parseDecimal(value: unknown): string {
  if (typeof value !== 'string' || !DECIMAL_TEXT.test(value) || NEGATIVE_ZERO.test(value)) {
    throw new GraphQLError(EXPECTED, { extensions: { code: 'INVALID_ARGUMENT' } });
  }
  return value;
}

export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'A decimal number as a string, e.g. "10250.37": never a float.',
  serialize(value) {
    if (typeof value !== 'string')
      throw new TypeError('A Decimal leaves the gateway as text only.');
    return value;
  },
  parseValue: parseDecimal,
  parseLiteral: (node) => parseDecimal(node.kind === Kind.STRING ? node.value : undefined),
});
