/** Turns any error of a request into what the caller sees: code, sentence, request id. */
import type { GraphQLFormattedError } from 'graphql';
import { classifyError, type ClassifiedError } from './classify-error.js';

/** Apollo's `formatError`. The request id is added by the plugin, which knows the request. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const classified = classifyError(error);
  return {
    message: classified.message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: extensionsOf(classified, error),
  };
}

function extensionsOf(classified: ClassifiedError, error: unknown): Record<string, unknown> {
  const retryAfterSeconds = findRetryAfter(error);
  return {
    code: classified.code,
    retryable: classified.retryable,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function findRetryAfter(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('extensions' in error)) return undefined;
  const { extensions } = error as { extensions: Record<string, unknown> };
  const seconds = extensions['retryAfterSeconds'];
  return typeof seconds === 'number' ? seconds : undefined;
}
