/**
 * Validation rule: bounds the root fields of an operation and lets `signIn` stand only alone.
 *
 * Threat: one request with a thousand aliased sign-ins tries a thousand passwords while a limit
 * per request counts one. So `signIn` must be the operation's single field.
 */
import {
  Kind,
  type ASTVisitor,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { apiError } from '../../errors/api-error.js';
import { MAX_ROOT_MUTATIONS, MAX_ROOT_QUERIES } from './limits.js';

const ROOT_LIMITS = {
  query: MAX_ROOT_QUERIES,
  mutation: MAX_ROOT_MUTATIONS,
  // The specification allows one; graphql-js checks it too, but not through every fragment.
  subscription: 1,
} as const;

const STANDS_ALONE = 'signIn';

/** Root fields through fragments; stops at `limit` + 1, enough to know that it is too many. */
function rootFields(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  limit: number,
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const entered = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (fields.length > limit) return;
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (!entered.has(selection.name.value)) {
        entered.add(selection.name.value);
        const fragment = context.getFragment(selection.name.value);
        if (fragment) walk(fragment.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  return fields;
}

export function RootFieldsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation): void {
      const limit = ROOT_LIMITS[operation.operation];
      const fields = rootFields(context, operation, limit);
      if (fields.length > limit) {
        context.reportError(apiError('TOO_MANY_ROOT_FIELDS', { nodes: operation }));
      }
      if (fields.length > 1 && fields.some((field) => field.name.value === STANDS_ALONE)) {
        context.reportError(apiError('SIGN_IN_NOT_ALONE', { nodes: operation }));
      }
    },
  };
}
