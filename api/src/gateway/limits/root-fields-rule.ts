/**
 * Validation rule: bounds the operations and root fields of a request, and lets fields that check a
 * secret stand only alone.
 *
 * Threat: one request with a thousand aliased sign-ins tries a thousand passwords while a limit
 * per request counts one. So each field of `STANDS_ALONE` must be its operation's single field.
 */
import {
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { apiError } from '../../errors/api-error.js';
import { MAX_OPERATIONS, MAX_ROOT_MUTATIONS, MAX_ROOT_QUERIES } from './limits.js';

const ROOT_LIMITS = {
  query: MAX_ROOT_QUERIES,
  mutation: MAX_ROOT_MUTATIONS,
  // The specification allows one; graphql-js checks it too, but not through every fragment.
  subscription: 1,
} as const;

/** Each checks a password, a code or a token that somebody may be guessing, or sends a mail. */
export const STANDS_ALONE: ReadonlySet<string> = new Set([
  'signIn',
  'completeSignIn',
  'refreshSession',
  'stepUp',
  'startTotpEnrolment',
  'confirmTotpEnrolment',
  'disableTotp',
  'regenerateRecoveryCodes',
  'changePassword',
  'requestPasswordReset',
  'resetPassword',
  'acceptInvitation',
]);

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
    Document(document: DocumentNode): void {
      const operations = document.definitions.filter(
        ({ kind }) => kind === Kind.OPERATION_DEFINITION,
      );
      if (operations.length <= MAX_OPERATIONS) return;
      context.reportError(apiError('TOO_MANY_OPERATIONS', { nodes: operations.slice(0, 2) }));
    },
    OperationDefinition(operation): void {
      const limit = ROOT_LIMITS[operation.operation];
      const fields = rootFields(context, operation, limit);
      if (fields.length > limit) {
        context.reportError(apiError('TOO_MANY_ROOT_FIELDS', { nodes: operation }));
      }
      if (fields.length > 1 && fields.some((field) => STANDS_ALONE.has(field.name.value))) {
        context.reportError(apiError('SIGN_IN_NOT_ALONE', { nodes: operation }));
      }
    },
  };
}
