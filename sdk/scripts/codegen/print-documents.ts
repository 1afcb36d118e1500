/** Prints each operation as a constant: its text with fragments, its types, whether it may be repeated. */
import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isScalarType,
  Kind,
  print,
  stripIgnoredCharacters,
  typeFromAST,
  visit,
} from 'graphql';
import type {
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  TypeNode,
  VariableDefinitionNode,
} from 'graphql';

import { printSelection } from './print-selection.ts';
import type { SelectionContext } from './print-selection.ts';
import { printInputType, printScalar, printScalarImport } from './print-type-reference.ts';
import { printEnumImport } from './print-vocabulary.ts';

export function printDocuments(
  context: SelectionContext,
  operations: readonly OperationDefinitionNode[],
): string {
  const body = operations.map((operation) => printDocument(context, operation)).join('\n');
  return [
    `import type { TypedDocument } from '../typed-document.js';`,
    printEnumImport(context.schema, body).trimEnd(),
    printImport(body, inputNames(context.schema), './inputs.js'),
    printImport(body, modelNames(context), './models.js'),
    printScalarImport(body),
    body,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function printDocument(context: SelectionContext, operation: OperationDefinitionNode): string {
  const name = operationName(operation);
  const kind = operation.operation;
  const root = context.schema.getRootType(kind);
  if (root === undefined || root === null) throw new Error(`The schema has no ${kind}.`);
  const typeName = `${name}${kind === 'query' ? 'Query' : kind === 'mutation' ? 'Mutation' : 'Subscription'}`;
  return [
    printVariablesType(context.schema, operation, `${typeName}Variables`),
    `export type ${typeName} = ${printSelection(context, root, operation.selectionSet)};`,
    `export const ${name[0]?.toLowerCase()}${name.slice(1)}${typeName.slice(name.length)}: TypedDocument<${typeName}, ${typeName}Variables> = {`,
    `  kind: '${kind}',`,
    `  name: '${name}',`,
    `  repeatable: ${mayBeRepeated(context.schema, operation)},`,
    `  source:\n    '${sourceOf(context, operation)}',`,
    `};\n`,
  ].join('\n');
}

/** Repeating a query changes nothing; a mutation may be repeated when its key makes it one. */
function mayBeRepeated(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== 'mutation') return true;
  return (operation.variableDefinitions ?? []).some((variable) => {
    const type = getNamedType(variableType(schema, variable.type));
    const key = isInputObjectType(type) ? type.getFields()['idempotencyKey'] : undefined;
    return key !== undefined && isNonNullType(key.type);
  });
}

function printVariablesType(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  name: string,
): string {
  const variables = operation.variableDefinitions ?? [];
  if (variables.length === 0) return `export type ${name} = Readonly<Record<string, never>>;`;
  const lines = variables.map((variable) => printVariable(schema, variable));
  return `export interface ${name} {\n${lines.join('\n')}\n}`;
}

function printVariable(schema: GraphQLSchema, variable: VariableDefinitionNode): string {
  const type = variableType(schema, variable.type);
  const named = getNamedType(type);
  const printed = isScalarType(named) ? printScalar(named.name) : named.name;
  const optional = isNonNullType(type) ? '' : '?';
  return `  readonly ${variable.variable.name.value}${optional}: ${printInputType(type, printed)};`;
}

function sourceOf(context: SelectionContext, operation: OperationDefinitionNode): string {
  const names = new Set<string>();
  collectFragments(context, operation, names);
  const fragments = [...names].toSorted().map((name) => print(fragmentNamed(context, name)));
  const text = stripIgnoredCharacters([print(operation), ...fragments].join('\n'));
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

function collectFragments(
  context: SelectionContext,
  node: OperationDefinitionNode | FragmentDefinitionNode,
  names: Set<string>,
): void {
  visit(node, {
    [Kind.FRAGMENT_SPREAD](spread) {
      const name = spread.name.value;
      if (names.has(name)) return;
      names.add(name);
      collectFragments(context, fragmentNamed(context, name), names);
    },
  });
}

function fragmentNamed(context: SelectionContext, name: string): FragmentDefinitionNode {
  const fragment = context.fragments.get(name);
  if (fragment === undefined) throw new Error(`There is no fragment ${name}.`);
  return fragment;
}

function variableType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType {
  const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
  if (type === undefined) throw new Error(`The schema has no type ${print(node)}.`);
  return type;
}

function operationName(operation: OperationDefinitionNode): string {
  const name = operation.name?.value;
  if (name === undefined) throw new Error('Every operation needs a name.');
  return name;
}

function inputNames(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .map((type) => type.name);
}

function modelNames(context: SelectionContext): readonly string[] {
  const failures = Object.keys(context.schema.getTypeMap())
    .filter((name) => name.endsWith('Error'))
    .map((name) => name.replace(/Error$/, 'Failure'));
  return [...context.fragments.keys(), ...failures];
}

/** Only a name in a type position counts: `: Order`, `Order[]`, `| OrderDeniedFailure`. */
function printImport(body: string, names: readonly string[], from: string): string {
  const types = body.replaceAll(/'[^'\n]*'/g, '').replaceAll(/\/\*\*[^]*?\*\//g, '');
  const used = names.filter((name) =>
    new RegExp(`(?<!(interface|type) )\\b${name}\\b`).test(types),
  );
  return used.length > 0
    ? `import type {\n  ${used.toSorted().join(',\n  ')},\n} from '${from}';`
    : '';
}
