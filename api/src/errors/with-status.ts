/** Gives a failure before an operation the HTTP status of its code: Apollo knows that of its own alone. */
import { GraphQLError } from 'graphql';
import { classifyError } from './classify-error.js';
import { statusOf } from './status-of.js';

export function withStatus(error: unknown): unknown {
  // Errors of our registry carry theirs; what is no error at all is a bug, and 500 is right.
  if (error instanceof GraphQLError || !(error instanceof Error)) return error;
  const status = statusOf(classifyError(error).code);
  return new GraphQLError('', { originalError: error, extensions: { http: { status } } });
}
