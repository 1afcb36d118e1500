/** The gateway's own error codes; `tenants/` and `engine/` have theirs. */

/** `retryable`: the same request may succeed later, unchanged. */
export interface ErrorCodeEntry {
  readonly http: number;
  readonly sentence: string;
  readonly retryable: boolean;
}

export const API_ERROR_CODES = {
  INTERNAL: {
    http: 500,
    sentence: 'Something went wrong on our side; give the request id to support.',
    retryable: false,
  },
  MALFORMED_QUERY: {
    http: 400,
    sentence: 'The GraphQL document cannot be parsed; correct its syntax.',
    retryable: false,
  },
  INVALID_QUERY: {
    http: 400,
    sentence: 'The GraphQL document does not fit the schema; compare it with api/schema.graphql.',
    retryable: false,
  },
  INVALID_ARGUMENT: {
    http: 400,
    sentence: 'A variable or an argument does not fit its type; see the message for which one.',
    retryable: false,
  },
  MALFORMED_REQUEST: {
    http: 400,
    sentence: 'Send one JSON object { "query", "variables", "operationName" } by POST.',
    retryable: false,
  },
  METHOD_NOT_ALLOWED: {
    http: 405,
    sentence: 'GraphQL is asked by POST; for subscriptions open a WebSocket on the same path.',
    retryable: false,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    http: 415,
    sentence: 'Send the request with the header content-type: application/json.',
    retryable: false,
  },
  BODY_TOO_LARGE: {
    http: 413,
    sentence: 'The request is larger than 100 kB; split it.',
    retryable: false,
  },
  HEADERS_TOO_LARGE: {
    http: 431,
    sentence: 'The headers of the request are larger than 16 kB; send fewer or shorter ones.',
    retryable: false,
  },
  REQUEST_TOO_SLOW: {
    http: 408,
    sentence: 'The request did not arrive in time; send it again without pauses.',
    retryable: true,
  },
  ROUTE_NOT_FOUND: {
    http: 404,
    sentence: 'There is nothing at this address; GraphQL is at /graphql.',
    retryable: false,
  },
  CROSS_SITE_REQUEST: {
    http: 403,
    sentence: 'The request comes from another web site and was refused.',
    retryable: false,
  },
  TOO_MANY_TOKENS: {
    http: 400,
    sentence: 'The GraphQL document has more than 2,000 tokens; split it.',
    retryable: false,
  },
  QUERY_TOO_DEEP: {
    http: 400,
    sentence: 'The query is nested deeper than 10 levels; ask in two steps.',
    retryable: false,
  },
  QUERY_TOO_LARGE: {
    http: 400,
    sentence: 'The query selects too much at once; ask for smaller pages or fewer fields.',
    retryable: false,
  },
  TOO_MANY_ALIASES: {
    http: 400,
    sentence: 'The query has more than 15 aliases; use several requests.',
    retryable: false,
  },
  TOO_MANY_DIRECTIVES: {
    http: 400,
    sentence: 'The query has more than 10 directives; use fewer.',
    retryable: false,
  },
  TOO_MANY_ROOT_FIELDS: {
    http: 400,
    sentence: 'At most 20 queries, 5 mutations or 1 subscription fit into one request.',
    retryable: false,
  },
  TOO_MANY_OPERATIONS: {
    http: 400,
    sentence: 'A request holds one operation; send the others by themselves.',
    retryable: false,
  },
  SIGN_IN_NOT_ALONE: {
    http: 400,
    sentence:
      'A field that checks a password, a code or a token must be the only one of its request.',
    retryable: false,
  },
  OPERATION_NOT_PERSISTED: {
    http: 403,
    sentence: 'Browser sessions run the portal’s own operations only; use an API key for others.',
    retryable: false,
  },
  PERSISTED_OPERATION_UNKNOWN: {
    http: 404,
    sentence: 'No persisted operation has this hash; reload the page or send the operation itself.',
    retryable: false,
  },
  INTROSPECTION_OFF: {
    http: 400,
    sentence: 'Introspection is off here; the schema is published as api/schema.graphql.',
    retryable: false,
  },
  OPERATION_TIMEOUT: {
    http: 503,
    sentence: 'The request took too long and was cancelled; ask for less or try again later.',
    retryable: true,
  },
  SUBSCRIPTION_ONLY: {
    http: 400,
    sentence: 'The WebSocket carries subscriptions only; send queries and mutations by POST.',
    retryable: false,
  },
  WEBSOCKET_NEEDED: {
    http: 400,
    sentence: 'Subscriptions need a WebSocket (graphql-transport-ws) on the same address.',
    retryable: false,
  },
  TOO_MANY_SUBSCRIPTIONS: {
    http: 429,
    sentence: 'This connection has too many subscriptions; end one or open another connection.',
    retryable: true,
  },
  TOO_MANY_CONNECTIONS: {
    http: 429,
    sentence: 'There are too many live connections; close some or try again later.',
    retryable: true,
  },
  TOO_MANY_MESSAGES: {
    http: 429,
    sentence: 'The live connection sends messages too fast; connect again and send fewer.',
    retryable: true,
  },
  SLOW_CONSUMER: {
    http: 503,
    sentence: 'Events were not read in time; connect again and resume with afterSeq.',
    retryable: true,
  },
  SHUTTING_DOWN: {
    http: 503,
    sentence: 'The server is stopping; connect again in a moment.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ApiErrorCode = keyof typeof API_ERROR_CODES;
