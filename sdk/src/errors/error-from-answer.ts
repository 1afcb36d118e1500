/** Turns what the API says went wrong into the class of its code. */
import { ERROR_CLASSES, ERROR_CODES } from '../generated/errors.js';
import type { ApiError, ErrorCode } from '../generated/errors.js';
import type { JsonValue } from '../scalars.js';
import { FiduciaError, isFiduciaError } from './fiducia-error.js';

/** One entry of `errors` in a GraphQL answer; only what the client reads of it. */
export interface GraphQLErrorData {
  readonly message: string;
  readonly extensions?: { readonly [name: string]: JsonValue | undefined } | undefined;
}

/** A member of a result union; `__typename` ends in Error. */
export interface TypedFailure {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

export function errorFromGraphQL(data: GraphQLErrorData, requestId: string | null): FiduciaError {
  const extensions = data.extensions ?? {};
  const { code, requestId: stated, retryable, ...fields } = extensions;
  return errorOf({
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: data.message,
    requestId: typeof stated === 'string' ? stated : requestId,
    retryable: typeof retryable === 'boolean' ? retryable : undefined,
    fields,
  });
}

export function errorFromFailure(failure: TypedFailure, requestId: string | null): FiduciaError {
  const { code, message, ...fields } = failure;
  return errorOf({ code, message, requestId, retryable: undefined, fields });
}

interface StatedError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  readonly retryable: boolean | undefined;
  readonly fields: { readonly [name: string]: JsonValue | undefined };
}

/** A code that this version does not know yet becomes a plain FiduciaError with that code. */
function errorOf(stated: StatedError): FiduciaError {
  const known = isKnown(stated.code) ? stated.code : null;
  const registered = known !== null && ERROR_CODES[known].retryable;
  const detail = { ...stated, retryable: stated.retryable ?? registered };
  return known === null ? new FiduciaError(detail) : new ERROR_CLASSES[known](detail);
}

/**
 * Narrows what was caught to the union of all errors of the API, so that `switch (error.code)` can
 * be exhaustive. False for what happens on this side of the wire, such as NetworkError, and for
 * codes that are newer than this version.
 *
 * @example
 * try {
 *   await client.accounts.get('acc_…');
 * } catch (error) {
 *   if (!isApiError(error)) throw error;
 *   if (error.code === 'RATE_LIMITED') console.log(error.retryAfterSeconds);
 * }
 */
export function isApiError(value: unknown): value is ApiError {
  return isFiduciaError(value) && isKnown(value.code);
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
