/** Makes a request-level GraphQL error from a code of the gateway's registry. */
import { GraphQLError, type ASTNode } from 'graphql';
import { API_ERROR_CODES, type ApiErrorCode } from './api-error-codes.js';

export function apiError(
  code: ApiErrorCode,
  options: { readonly nodes?: ASTNode | readonly ASTNode[]; readonly detail?: string } = {},
): GraphQLError {
  const { sentence, http } = API_ERROR_CODES[code];
  const message = options.detail === undefined ? sentence : `${sentence} ${options.detail}`;
  return new GraphQLError(message, {
    nodes: options.nodes ?? null,
    extensions: { code, http: { status: http } },
  });
}
