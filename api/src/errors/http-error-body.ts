/** The body of an HTTP error outside GraphQL, in the shape of a GraphQL error. */
import { API_ERROR_CODES, type ApiErrorCode } from './api-error-codes.js';

export interface HttpErrorBody {
  readonly errors: readonly [
    {
      readonly message: string;
      readonly extensions: {
        readonly code: ApiErrorCode;
        readonly requestId: string;
        readonly retryable: boolean;
      };
    },
  ];
}

export function httpErrorBody(code: ApiErrorCode, requestId: string): HttpErrorBody {
  const { sentence, retryable } = API_ERROR_CODES[code];
  return { errors: [{ message: sentence, extensions: { code, requestId, retryable } }] };
}

/** Fastify's own error codes that a caller can cause. */
const FASTIFY_CODES: Readonly<Record<string, ApiErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_REQUEST',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_REQUEST',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_REQUEST',
  FST_ERR_BAD_URL: 'MALFORMED_REQUEST',
  FST_ERR_NOT_FOUND: 'ROUTE_NOT_FOUND',
};

/** Anything that the caller did not cause is INTERNAL: its text stays with us. */
export function httpErrorCode(error: {
  readonly code?: string | undefined;
  readonly statusCode?: number | undefined;
  readonly name?: string;
}): ApiErrorCode {
  const known = error.code === undefined ? undefined : FASTIFY_CODES[error.code];
  if (known !== undefined) return known;
  // The JSON parser's SyntaxError and its refusal of `__proto__` come without a code.
  return error.statusCode === 400 ? 'MALFORMED_REQUEST' : 'INTERNAL';
}
