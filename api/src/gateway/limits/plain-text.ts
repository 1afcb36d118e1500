/**
 * Refuses text that no column can hold: the null character and halves of surrogate pairs.
 *
 * PostgreSQL answers them with an error of its own, somewhere deep inside a use case; here the
 * caller is told at the door, whatever field the text stands in.
 */
import {
  type GraphQLError,
  type ASTVisitor,
  type StringValueNode,
  type ValidationContext,
} from 'graphql';
import { apiError } from '../../errors/api-error.js';

/** Deeper than any input type; the JSON scalar has its own limit of eight. */
const MAX_DEPTH = 20;
const DETAIL = 'Text holds a character that cannot be stored (U+0000 or half a surrogate pair).';

export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Literals in the document: checked once, then cached with it. */
export function StorableTextRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node: StringValueNode): void {
      if (!isStorable(node.value)) context.reportError(refusal(node));
    },
  };
}

/** Throws INVALID_ARGUMENT for the first text in the variables that cannot be stored. */
export function checkVariables(variables: unknown, depth = 0): void {
  if (typeof variables === 'string') {
    if (!isStorable(variables)) throw refusal();
    return;
  }
  if (typeof variables !== 'object' || variables === null) return;
  if (depth > MAX_DEPTH) {
    throw apiError('INVALID_ARGUMENT', {
      detail: `Variables are nested deeper than ${MAX_DEPTH}.`,
    });
  }
  for (const [name, value] of Object.entries(variables)) {
    if (!isStorable(name)) throw refusal();
    checkVariables(value, depth + 1);
  }
}

function refusal(node?: StringValueNode): GraphQLError {
  return apiError('INVALID_ARGUMENT', { detail: DETAIL, ...(node && { nodes: node }) });
}
