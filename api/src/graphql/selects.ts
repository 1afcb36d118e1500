/** Whether a query selects a field of what a resolver returns, so that it can be read along. */
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * Looks through fragments, but not at directives or type conditions: a field that is skipped after
 * all costs one statement for nothing, and is not shown.
 */
export function selects(info: GraphQLResolveInfo, fieldName: string): boolean {
  return info.fieldNodes.some(({ selectionSet }) => inSet(info, selectionSet, fieldName));
}

function inSet(
  info: GraphQLResolveInfo,
  set: SelectionSetNode | undefined,
  fieldName: string,
): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === fieldName;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return inSet(info, selection.selectionSet, fieldName);
    }
    return inSet(info, info.fragments[selection.name.value]?.selectionSet, fieldName);
  });
}
