/** Makes the fragment `Failures`, which reads every field of every typed failure of the schema. */
import { isInterfaceType, isObjectType, parse } from 'graphql';
import type { FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from 'graphql';

export const FAILURE_INTERFACE = 'Failure';

export function failureTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const failure = schema.getType(FAILURE_INTERFACE);
  if (!isInterfaceType(failure)) {
    throw new Error(`The schema has no interface ${FAILURE_INTERFACE}.`);
  }
  return schema.getPossibleTypes(failure).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function failureFragment(schema: GraphQLSchema): FragmentDefinitionNode {
  const shared = sharedFields(schema);
  const own = failureTypes(schema).flatMap((type) => {
    const fields = ownFields(schema, type);
    return fields.length > 0 ? [`... on ${type.name} { ${fields.join(' ')} }`] : [];
  });
  const source = `fragment Failures on ${FAILURE_INTERFACE} { ${shared.join(' ')} ${own.join(' ')} }`;
  return parse(source).definitions[0] as FragmentDefinitionNode;
}

/** The fields that only this failure has: `check`, `limit` and `value` of a denied order. */
export function ownFields(schema: GraphQLSchema, type: GraphQLObjectType): readonly string[] {
  const shared = new Set(sharedFields(schema));
  return Object.keys(type.getFields()).filter((name) => !shared.has(name));
}

function sharedFields(schema: GraphQLSchema): readonly string[] {
  const failure = schema.getType(FAILURE_INTERFACE);
  return isInterfaceType(failure) || isObjectType(failure) ? Object.keys(failure.getFields()) : [];
}
