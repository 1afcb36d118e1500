/** POST /graphql: who asks, how often, how long, and then Apollo. */
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiError } from '../errors/api-error.js';
import { classifyError } from '../errors/classify-error.js';
import { httpErrorBody } from '../errors/http-error-body.js';
import { statusOf } from '../errors/status-of.js';
import type { GatewayContext } from './gateway-context.js';
import type { GatewayConfig } from './gateway-deps.js';
import { openExchange, type HttpExchange } from './http-exchange.js';
import type { Authenticator } from './identity/authenticator.js';
import { cookieNames, findCredential, readCookie, type Credential } from './identity/credential.js';
import { isAllowedOrigin } from './origin-check.js';
import type { OperationBody, PersistedOperations } from './persisted/persisted-operations.js';
import type { RateGate } from './rate-limits/rate-gate.js';
import { RateTicket } from './rate-limits/rate-ticket.js';
import { mentionsReserved } from './rate-limits/reserved-fields.js';
import { createRequestContext, hostName, type SharedContext } from './request-context.js';
import { logUnexpected } from './request-plugin.js';

export const GRAPHQL_PATH = '/graphql';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly shared: SharedContext;
  readonly authenticator: Authenticator;
  readonly rates: RateGate;
  readonly persisted: PersistedOperations;
}

export function addGraphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const { logger } = options.shared.deps;
  const exchanges = new WeakMap<FastifyRequest, HttpExchange>();
  const handle = fastifyApolloHandler(options.apollo, {
    context: async (request) => {
      try {
        return await createContext(options, request, exchanges.get(request));
      } catch (error) {
        logUnexpected(logger, error, request.id);
        throw error;
      }
    },
  });
  fastify.post(GRAPHQL_PATH, async (request, reply) => {
    const exchange = openExchange(reply, new RateTicket(options.rates, request.ip));
    exchanges.set(request, exchange);
    try {
      options.persisted.fillIn(bodyOf(request));
      const answer = handle.call(fastify, request, reply) as Promise<unknown>;
      const body = await Promise.race([answer, exchange.timedOut]);
      return reply.statusCode < 400 ? body : withRequestId(body, request.id);
    } catch (error) {
      return answerFailure(reply, error, request.id);
    } finally {
      exchange.end();
      reply.header('cache-control', 'no-store').headers(exchange.ticket.headers());
      for (const cookie of exchange.cookies) reply.header('set-cookie', cookie);
    }
  });
  fastify.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: refuseMethod,
  });
}

export function credentialOf(
  headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
  tls: boolean,
  authorization: string | undefined = headers.authorization,
): Credential {
  const cookie = readCookie(headers.cookie, cookieNames(tls).access);
  return findCredential({ authorization, cookie });
}

async function createContext(
  options: GraphqlRouteOptions,
  request: FastifyRequest,
  exchange: HttpExchange | undefined,
): Promise<GatewayContext> {
  if (exchange === undefined) throw new Error('A request has come past its route.');
  const { shared, authenticator, persisted } = options;
  const { ticket, signal, cookies } = exchange;
  const { id: requestId, ip } = request;
  const { query } = bodyOf(request);
  const { tls } = shared.deps.config;
  const credential = credentialOf(request.headers, tls);
  const refreshCookie = readCookie(request.headers.cookie, cookieNames(tls).refresh) ?? null;
  const fromCookie = credential.kind === 'SESSION' && credential.from === 'COOKIE';
  if (fromCookie || refreshCookie !== null) refuseForeignPage(request, shared.deps.config);
  if (credential.kind !== 'NONE') await ticket.refuseGuessing();
  const identity = await authenticator.identify(credential, { requestId, ip });
  if (credential.kind !== 'NONE' && identity.kind === 'ANONYMOUS') await ticket.countGuess();
  await ticket.open(identity, mentionsReserved(query));
  if (identity.kind === 'SIGNED_IN') persisted.requireFor(credential, query);
  const host = hostName(request.headers.host);
  const userAgent = request.headers['user-agent'] ?? null;
  const parts = {
    requestId,
    ip,
    userAgent,
    host,
    identity,
    ticket,
    signal,
    cookies,
    refreshCookie,
  };
  return createRequestContext(shared, parts);
}

/** Apollo refuses what is no object; until then it is one without a query. */
function bodyOf(request: FastifyRequest): OperationBody {
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

function refuseForeignPage(request: FastifyRequest, config: GatewayConfig): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const fetchSite = typeof site === 'string' ? site : undefined;
  const { tls, allowedOrigins } = config;
  if (isAllowedOrigin({ origin, host, tls, allowedOrigins, fetchSite })) return;
  throw apiError('CROSS_SITE_REQUEST');
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply): unknown {
  reply.header('allow', 'POST');
  return reply.code(405).send(httpErrorBody('METHOD_NOT_ALLOWED', request.id));
}

/** What failed before or beside Apollo, in the form of its answers. */
function answerFailure(reply: FastifyReply, error: unknown, requestId: string): object {
  const { code, message, retryable } = classifyError(error);
  reply.code(statusOf(code)).header('content-type', 'application/json; charset=utf-8');
  return { errors: [{ message, extensions: { code, requestId, retryable } }] };
}

/** Apollo answers some bad requests before a plugin sees them; they get their id here. */
function withRequestId(body: unknown, requestId: string): unknown {
  if (typeof body !== 'string') return body;
  const answer = JSON.parse(body) as { errors?: { extensions?: Record<string, unknown> }[] };
  for (const error of answer.errors ?? []) error.extensions = { ...error.extensions, requestId };
  return JSON.stringify(answer);
}
