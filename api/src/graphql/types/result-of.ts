/** Makes the union of a mutation's payload and its failures. */
import { createUnionType, type ClassType } from 'type-graphql';

/** Values carry `__typename`, so that a value made by another module instance still resolves. */
export function resultOf(name: string, types: readonly ClassType<object>[]) {
  return createUnionType({
    name,
    types: () => [...types] as [ClassType<object>, ...ClassType<object>[]],
    resolveType: (value) => (value as { __typename: string }).__typename,
  });
}
