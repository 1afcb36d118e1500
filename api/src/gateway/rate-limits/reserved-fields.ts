/** Which operations may use the bucket that is kept for getting out: cancels and halts alone. */
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export const RESERVED_FIELDS: readonly string[] = ['cancelOrder', 'haltAccount', 'haltAllAccounts'];

/** Before parsing: only a text that names one of the fields can be such an operation. */
export function mentionsReserved(text: unknown): boolean {
  return typeof text === 'string' && RESERVED_FIELDS.some((field) => text.includes(field));
}

/** Whether each root field cancels or halts; anything beside them, and it is an ordinary request. */
export function isReserved(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== 'mutation') return false;
  return rootFieldsOf(document, operation).every(({ name }) =>
    RESERVED_FIELDS.includes(name.value),
  );
}

/** Through fragments, each of them once; of a validated document. */
export function rootFieldsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const entered = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (!entered.has(selection.name.value)) {
        entered.add(selection.name.value);
        for (const node of document.definitions) {
          if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
          if (node.name.value === selection.name.value) walk(node.selectionSet);
        }
      }
    }
  };
  walk(operation.selectionSet);
  return fields;
}
