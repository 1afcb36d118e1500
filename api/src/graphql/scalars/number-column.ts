/** The `NumberColumn` scalar: many numbers as one value, which costs a tenth of a list of values. */
import { GraphQLError, GraphQLScalarType } from 'graphql';

function refuse(): never {
  throw new GraphQLError('A NumberColumn is never an input.', {
    extensions: { code: 'INVALID_ARGUMENT' },
  });
}

export const NumberColumnScalar = new GraphQLScalarType<never, readonly (number | null)[]>({
  name: 'NumberColumn',
  description: 'A list of numbers, with null where there is none. Only in answers.',
  serialize(value) {
    if (!Array.isArray(value)) throw new TypeError('A NumberColumn is a list.');
    return value as readonly (number | null)[];
  },
  parseValue: refuse,
  parseLiteral: refuse,
});
