/** Prints the TypeScript of what a selection set returns. */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';

import { FAILURE_INTERFACE } from './failure-fragment.ts';
import { printDescription, printOutputType, printScalar } from './print-type-reference.ts';

export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A union or interface gives one alternative per concrete type, an object its own shape. */
export function printSelection(
  context: SelectionContext,
  type: GraphQLCompositeType,
  selection: SelectionSetNode,
): string {
  if (isObjectType(type)) return printObject(context, type, selection);
  return context.schema
    .getPossibleTypes(type)
    .map((possible) =>
      isFailure(possible) ? failureDataName(possible) : printObject(context, possible, selection),
    )
    .join(' | ');
}

/** The lines of an object's fields: also the body of the interface that a fragment becomes. */
export function printFields(
  context: SelectionContext,
  type: GraphQLObjectType,
  selection: SelectionSetNode,
): readonly string[] {
  return selection.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [printField(context, type, node)];
    if (node.kind === Kind.INLINE_FRAGMENT && applies(type, node)) {
      return printFields(context, type, node.selectionSet);
    }
    return [];
  });
}

/** Named fragments that the selection spreads on this very type: they are extended, not copied. */
export function spreadNames(
  context: SelectionContext,
  type: GraphQLObjectType,
  selection: SelectionSetNode,
): readonly string[] {
  return selection.selections.flatMap((node) => {
    if (node.kind !== Kind.FRAGMENT_SPREAD) return [];
    const fragment = context.fragments.get(node.name.value);
    return fragment?.typeCondition.name.value === type.name ? [node.name.value] : [];
  });
}

/** `OrderDeniedError` is the class that is thrown, `OrderDeniedFailure` the data of the answer. */
export function failureDataName(type: GraphQLObjectType): string {
  return type.name.replace(/Error$/, '') + 'Failure';
}

function printObject(
  context: SelectionContext,
  type: GraphQLObjectType,
  selection: SelectionSetNode,
): string {
  const spreads = spreadNames(context, type, selection);
  const fields = printFields(context, type, selection);
  if (fields.length === 0 && spreads.length > 0) return spreads.join(' & ');
  return [...spreads, `{\n${fields.join('\n')}\n}`].join(' & ');
}

function printField(context: SelectionContext, parent: GraphQLObjectType, node: FieldNode): string {
  const key = node.alias?.value ?? node.name.value;
  if (node.name.value === '__typename') return `  readonly ${key}: '${parent.name}';`;
  const field = parent.getFields()[node.name.value];
  if (field === undefined) throw new Error(`${parent.name} has no field ${node.name.value}.`);
  const named = getNamedType(field.type);
  const printed =
    isCompositeType(named) && node.selectionSet !== undefined
      ? printSelection(context, named, node.selectionSet)
      : isScalarType(named)
        ? printScalar(named.name)
        : named.name;
  const inner = isAbstractType(named) ? `(${printed})` : printed;
  const description = printDescription(field.description, '  ');
  return `${description}  readonly ${key}: ${printOutputType(field.type, inner)};`;
}

function applies(type: GraphQLObjectType, node: InlineFragmentNode): boolean {
  const condition = node.typeCondition?.name.value ?? type.name;
  return condition === type.name || type.getInterfaces().some((one) => one.name === condition);
}

function isFailure(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some((one) => isInterfaceType(one) && one.name === FAILURE_INTERFACE);
}
