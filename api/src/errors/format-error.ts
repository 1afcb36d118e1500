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

/** What our own errors say besides the code. */
function extensionsOf(classified: ClassifiedError, error: unknown): Record<string, unknown> {
  const { retryAfterSeconds, field } = stated(error);
  return {
    code: classified.code,
    retryable: classified.retryable,
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    ...(typeof field === 'string' && { field }),
  };
}

function stated(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error) || !('extensions' in error)) return {};
  return (error as { extensions: Record<string, unknown> }).extensions;
}
