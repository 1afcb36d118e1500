/** Prints a TypeScript interface for each fragment, and the data of each typed failure. */
import { getNamedType, isObjectType, isScalarType } from 'graphql';
import type { FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from 'graphql';

import { FAILURE_INTERFACE, failureTypes } from './failure-fragment.ts';
import { failureDataName, printFields, spreadNames } from './print-selection.ts';
import type { SelectionContext } from './print-selection.ts';
import {
  printDescription,
  printOutputType,
  printScalar,
  printScalarImport,
} from './print-type-reference.ts';
import { printEnumImport } from './print-vocabulary.ts';

export function printModels(context: SelectionContext): string {
  const fragments = [...context.fragments.values()].filter(
    (fragment) => fragment.typeCondition.name.value !== FAILURE_INTERFACE,
  );
  const body = [
    ...fragments.map((fragment) => printFragment(context, fragment)),
    ...failureTypes(context.schema).map((type) => printFailure(type)),
    printFailureUnion(context.schema),
  ].join('\n');
  return `${printEnumImport(context.schema, body)}${printScalarImport(body)}\n${body}`;
}

function printFragment(context: SelectionContext, fragment: FragmentDefinitionNode): string {
  const type = context.schema.getType(fragment.typeCondition.name.value);
  if (!isObjectType(type)) throw new Error(`Fragment ${fragment.name.value} is not on an object.`);
  const parents = spreadNames(context, type, fragment.selectionSet);
  const heritage = parents.length > 0 ? ` extends ${parents.join(', ')}` : '';
  const fields = printFields(context, type, fragment.selectionSet);
  const head = `${printDescription(type.description)}export interface ${fragment.name.value}`;
  return `${head}${heritage} {\n${fields.join('\n')}\n}\n`;
}

function printFailure(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const named = getNamedType(field.type);
    const printed = isScalarType(named) ? printScalar(named.name) : named.name;
    return `${printDescription(field.description, '  ')}  readonly ${field.name}: ${printOutputType(field.type, printed)};`;
  });
  const lines = [`  readonly __typename: '${type.name}';`, ...fields];
  const head = `${printDescription(type.description)}export interface ${failureDataName(type)}`;
  return `${head} {\n${lines.join('\n')}\n}\n`;
}

function printFailureUnion(schema: GraphQLSchema): string {
  const names = failureTypes(schema).map((type) => `  | ${failureDataName(type)}`);
  return `/** Every failure that a mutation can answer with. */\nexport type FailureData =\n${names.join('\n')};\n`;
}
