/** Which operations may use the bucket that is kept for getting out: cancels and halts alone. */
import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';

export const RESERVED_FIELDS: readonly string[] = ['cancelOrder', 'haltAccount', 'haltAllAccounts'];

/** Before parsing: only a text that names one of the fields can be such an operation. */
export function mentionsReserved(text: unknown): boolean {
  return typeof text === 'string' && RESERVED_FIELDS.some((field) => text.includes(field));
}

/** Whether each root field cancels or halts; anything beside them, and it is an ordinary request. */
export function isReserved(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const entered = new Set<string>();
  const fits = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return RESERVED_FIELDS.includes(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return selection.selectionSet.selections.every(fits);
    const { value: name } = selection.name;
    if (entered.has(name)) return true;
    entered.add(name);
    const fragment = document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
    );
    return fragment !== undefined && 'selectionSet' in fragment
      ? fragment.selectionSet.selections.every(fits)
      : false;
  };
  return operation.operation === 'mutation' && operation.selectionSet.selections.every(fits);
}
