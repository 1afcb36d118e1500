/** One HTTP request with one operation, and what its answer means. */
import type { ResolvedOptions } from '../client-options.js';
import { NetworkError, ProtocolError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import type { GraphQLErrorData } from '../errors/error-from-answer.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { FetchAnswer } from '../platform.js';
import { CLIENT_NAME, userAgent } from '../version.js';
import { readRetryAfterMs } from './backoff.js';

export type AttemptOutcome =
  | { readonly ok: true; readonly data: unknown; readonly requestId: string | null }
  | { readonly ok: false; readonly error: FiduciaError; readonly retryAfterMs: number | null };

export interface OperationRequest {
  readonly name: string;
  readonly source: string;
  readonly variables: unknown;
  readonly idempotencyKey: string | undefined;
  /** Sent without the session that it is about. */
  readonly anonymous?: boolean;
}

export async function attemptGraphQL(
  options: ResolvedOptions,
  request: OperationRequest,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const received = await send(options, request, signal);
  if (!received.ok) return failed(unreachable(options, request, received.cause), null);
  return readAnswer(options, received.answer, received.text);
}

type Received =
  | { readonly ok: true; readonly answer: FetchAnswer; readonly text: string }
  | { readonly ok: false; readonly cause: unknown };

async function send(
  options: ResolvedOptions,
  request: OperationRequest,
  signal: AbortSignal,
): Promise<Received> {
  // Outside the try: variables that are no JSON are the caller's mistake, not the network's.
  const body = bodyOf(request);
  try {
    const answer = await options.fetch(options.endpoint.http, {
      method: 'POST',
      headers: headersOf(options, request),
      body,
      credentials: options.usesCookie ? 'include' : 'omit',
      // A redirect would carry the secret to an address that nobody has checked.
      redirect: 'manual',
      signal,
    });
    return { ok: true, answer, text: await answer.text() };
  } catch (cause) {
    return { ok: false, cause };
  }
}

function headersOf(
  { credentials, usesCookie }: ResolvedOptions,
  { anonymous = false }: OperationRequest,
): Record<string, string> {
  const { authorization } = credentials;
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-fiducia-client': CLIENT_NAME,
    ...userAgent(),
    ...(authorization === null || usesCookie || anonymous ? {} : { authorization }),
  };
}

function bodyOf({ name, source, variables }: OperationRequest): string {
  return JSON.stringify({
    operationName: name === '' ? undefined : name,
    query: source,
    variables,
  });
}

function readAnswer(options: ResolvedOptions, answer: FetchAnswer, text: string): AttemptOutcome {
  const requestId = answer.headers.get('x-request-id');
  options.rateLimits.note(answer.headers);
  const retryAfterMs = readRetryAfterMs(answer.headers.get('retry-after'), Date.now());
  const body = parseBody(text);
  if (body === null) return failed(notOurs(options, answer.status, requestId), retryAfterMs);
  const [first] = body.errors ?? [];
  if (first !== undefined) {
    return failed(errorFromGraphQL(first, requestId), retryAfterMs ?? statedRetryAfterMs(first));
  }
  if (body.data === undefined || body.data === null) {
    return failed(notOurs(options, answer.status, requestId), retryAfterMs);
  }
  return { ok: true, data: body.data, requestId };
}

function statedRetryAfterMs({ extensions }: GraphQLErrorData): number | null {
  const seconds = extensions?.['retryAfterSeconds'];
  return typeof seconds === 'number' ? seconds * 1_000 : null;
}

interface GraphQLBody {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorData[] | undefined;
}

/** Null when the text is not a GraphQL answer: a proxy's page, or another service. */
function parseBody(text: string): GraphQLBody | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const isOurs = 'data' in body || ('errors' in body && Array.isArray(body.errors));
    return isOurs ? (body as GraphQLBody) : null;
  } catch {
    return null;
  }
}

/** Overload and gateways in between pass with time; everything else is a wrong address. */
function notOurs({ endpoint }: ResolvedOptions, status: number, requestId: string | null) {
  if (status === 408 || status === 429 || status >= 500) {
    const message = `${endpoint.http} answered with HTTP ${status} and no GraphQL answer.`;
    return new NetworkError(message, { requestId });
  }
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  const advice = isRedirect ? 'a redirect: give the final address as `url`' : `HTTP ${status}`;
  const message = `${endpoint.http} is not a Fiducia API: it answered with ${advice}.`;
  return new ProtocolError(message, { requestId });
}

function unreachable(options: ResolvedOptions, request: OperationRequest, cause: unknown) {
  const message = `${options.endpoint.http} could not be reached.`;
  const { idempotencyKey } = request;
  return new NetworkError(message, { idempotencyKey, cause: safeCause(options, cause) });
}

/** An injected fetch may quote the request that failed, and with it the secret. */
function safeCause({ credentials }: ResolvedOptions, cause: unknown): unknown {
  const texts = cause instanceof Error ? [cause.message, cause.stack ?? ''] : [String(cause)];
  return texts.some((text) => credentials.appearIn(text)) ? undefined : cause;
}

function failed(error: FiduciaError, retryAfterMs: number | null): AttemptOutcome {
  return { ok: false, error, retryAfterMs };
}
