/**
 * Refuses values that are too long, too deep or that no column can hold (the null character and
 * halves of surrogate pairs), in literals and in variables, whatever field they stand in.
 *
 * PostgreSQL would answer such text with an error of its own, somewhere deep inside a use case;
 * here the caller is told at the door.
 */
import {
  type GraphQLError,
  type ASTVisitor,
  type ListValueNode,
  type StringValueNode,
  type ValidationContext,
} from 'graphql';
import { apiError } from '../../errors/api-error.js';
import { MAX_LIST_LENGTH, MAX_STRING_LENGTH, MAX_VARIABLES_DEPTH } from './limits.js';

const NOT_STORABLE =
  'Text holds a character that cannot be stored (U+0000 or half a surrogate pair).';
const TOO_LONG_TEXT = `A text may have at most ${MAX_STRING_LENGTH} characters.`;
const TOO_LONG_LIST = `A list may have at most ${MAX_LIST_LENGTH} elements.`;
const TOO_DEEP = `Variables may be nested at most ${MAX_VARIABLES_DEPTH} levels deep.`;

export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function problemOf(text: string): string | null {
  if (text.length > MAX_STRING_LENGTH) return TOO_LONG_TEXT;
  return isStorable(text) ? null : NOT_STORABLE;
}

/** Literals in the document: checked once, then cached with it. */
export function PlainValuesRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node: StringValueNode): void {
      const problem = problemOf(node.value);
      if (problem !== null) context.reportError(refusal(problem, node));
    },
    ListValue(node: ListValueNode): void {
      if (node.values.length > MAX_LIST_LENGTH) context.reportError(refusal(TOO_LONG_LIST, node));
    },
  };
}

/** Throws INVALID_ARGUMENT for the first value in the variables that is not acceptable. */
export function checkVariables(variables: unknown, depth = 0): void {
  if (typeof variables === 'string') {
    refuseText(variables);
    return;
  }
  if (typeof variables !== 'object' || variables === null) return;
  if (depth > MAX_VARIABLES_DEPTH) throw refusal(TOO_DEEP);
  if (Array.isArray(variables)) {
    if (variables.length > MAX_LIST_LENGTH) throw refusal(TOO_LONG_LIST);
    for (const value of variables) checkVariables(value, depth + 1);
    return;
  }
  for (const [name, value] of Object.entries(variables)) {
    refuseText(name);
    checkVariables(value, depth + 1);
  }
}

function refuseText(text: string): void {
  const problem = problemOf(text);
  if (problem !== null) throw refusal(problem);
}

function refusal(detail: string, node?: StringValueNode | ListValueNode): GraphQLError {
  return apiError('INVALID_ARGUMENT', { detail, ...(node && { nodes: node }) });
}
