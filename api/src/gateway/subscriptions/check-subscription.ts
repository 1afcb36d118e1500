/** Parses and validates what a WebSocket client wants to subscribe to, under the same limits. */
import {
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { apiError } from '../../errors/api-error.js';
import { COMPARISONS_EXHAUSTED } from '../../errors/classify-error.js';
import { LIMIT_RULES } from '../limits/limit-rules.js';
import { MAX_TOKENS, MAX_UPDATE_OBJECTS } from '../limits/limits.js';
import { countObjects } from '../limits/query-cost.js';

export type CheckedDocument =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

export interface SubscribeRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export function checkSubscription(
  schema: GraphQLSchema,
  request: SubscribeRequest,
): CheckedDocument {
  const document = parseBounded(request.query);
  if (!('definitions' in document)) return { ok: false, errors: [document] };
  // Our rules first: they are cheap and bound what the specified ones have to look at.
  for (const rules of [LIMIT_RULES, specifiedRules]) {
    const errors = validate(schema, document, rules, { hideSuggestions: true });
    if (errors.length > 0) return { ok: false, errors: errors.map(asInvalidQuery) };
  }
  const operation = getOperationAST(document, request.operationName);
  if (operation === null || operation === undefined) {
    return { ok: false, errors: [apiError('INVALID_QUERY')] };
  }
  if (operation.operation !== 'subscription') {
    return { ok: false, errors: [apiError('SUBSCRIPTION_ONLY')] };
  }
  const variables = request.variables ?? {};
  const objects = countObjects({ schema, document, operation, variables });
  if (objects > MAX_UPDATE_OBJECTS) return { ok: false, errors: [apiError('QUERY_TOO_LARGE')] };
  return { ok: true, document };
}

function parseBounded(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const tooLong = error instanceof Error && error.message.includes('Parsing aborted');
    return apiError(tooLong ? 'TOO_MANY_TOKENS' : 'MALFORMED_QUERY');
  }
}

/** graphql-js's own rules give no code. */
function asInvalidQuery(error: GraphQLError): GraphQLError {
  if (typeof error.extensions['code'] === 'string') return error;
  if (error.message === COMPARISONS_EXHAUSTED) return apiError('QUERY_TOO_LARGE');
  return apiError('INVALID_QUERY', { detail: error.message });
}
