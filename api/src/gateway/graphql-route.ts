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
import type { Identity } from './identity/identity.js';
import { KnownCallers } from './identity/known-callers.js';
import { isAllowedOrigin } from './origin-check.js';
import type { OperationBody, PersistedOperations } from './persisted/persisted-operations.js';
import type { RateGate } from './rate-limits/rate-gate.js';
import { RateTicket } from './rate-limits/rate-ticket.js';
import { mentionsReserved } from './rate-limits/reserved-fields.js';
import { createRequestContext, hostName, type SharedContext } from './request-context.js';
import { logUnexpected } from './request-plugin.js';
import { addressLine, type RequestTurn, type RequestTurns } from './turns/request-turns.js';

export const GRAPHQL_PATH = '/graphql';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly shared: SharedContext;
  readonly authenticator: Authenticator;
  readonly rates: RateGate;
  readonly persisted: PersistedOperations;
  readonly turns: RequestTurns;
}

/** A request, from the moment at which it is there. */
interface Arrival {
  readonly exchange: HttpExchange;
  readonly turn: RequestTurn;
}

export function addGraphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const { logger } = options.shared.deps;
  const arrivals = new WeakMap<FastifyRequest, Arrival>();
  const callers = new KnownCallers();
  const handle = fastifyApolloHandler(options.apollo, {
    context: async (request) => {
      try {
        return await createContext({ ...options, callers }, request, arrivals.get(request));
      } catch (error) {
        logUnexpected(logger, error, request.id);
        throw error;
      }
    },
  });
  fastify.post(GRAPHQL_PATH, async (request, reply) => {
    const exchange = openExchange(reply, new RateTicket(options.rates, request.ip));
    const turn = options.turns.open();
    arrivals.set(request, { exchange, turn });
    try {
      options.persisted.fillIn(bodyOf(request));
      const answer = handle.call(fastify, request, reply) as Promise<unknown>;
      const body = await Promise.race([answer, exchange.timedOut]);
      return reply.statusCode < 400 ? body : completed(reply, body, request.id);
    } catch (error) {
      return answerFailure(reply, error, request.id);
    } finally {
      exchange.end();
      turn.leaveDoor();
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

type RouteContext = GraphqlRouteOptions & { readonly callers: KnownCallers };

async function createContext(
  options: RouteContext,
  request: FastifyRequest,
  arrival: Arrival | undefined,
): Promise<GatewayContext> {
  if (arrival === undefined) throw new Error('A request has come past its route.');
  const { shared, persisted } = options;
  const { tls } = shared.deps.config;
  const credential = credentialOf(request.headers, tls);
  const refreshCookie = readCookie(request.headers.cookie, cookieNames(tls).refresh) ?? null;
  const fromCookie = credential.kind === 'SESSION' && credential.from === 'COOKIE';
  if (fromCookie || refreshCookie !== null) refuseForeignPage(request, shared.deps.config);
  const identity = await admit(options, request, { ...arrival, credential });
  if (identity.kind === 'SIGNED_IN') persisted.requireFor(credential, bodyOf(request).query);
  const { exchange, turn } = arrival;
  const { ticket, signal, cookies } = exchange;
  const { id: requestId, ip, headers } = request;
  const userAgent = headers['user-agent'] ?? null;
  const host = hostName(headers.host);
  const facts = { requestId, ip, userAgent, host, identity, cookies, refreshCookie };
  return createRequestContext(shared, { ...facts, ticket, turn, signal });
}

/** Who asks, looked up when it is the turn of their tenant, and a first unit taken from them. */
async function admit(
  { authenticator, callers }: RouteContext,
  request: FastifyRequest,
  { exchange, turn, credential }: Arrival & { readonly credential: Credential },
): Promise<Identity> {
  const { ticket } = exchange;
  const { id: requestId, ip } = request;
  const caller = callers.find(credential);
  const reserved = mentionsReserved(bodyOf(request).query);
  if (caller !== null && !reserved) await ticket.refuseAgain(caller);
  await turn.arrive(caller?.tenantId ?? addressLine(ip), reserved);
  if (credential.kind !== 'NONE') await ticket.refuseGuessing();
  const identity = await authenticator.identify(credential, { requestId, ip });
  callers.note(credential, identity);
  if (credential.kind !== 'NONE' && identity.kind === 'ANONYMOUS') await ticket.countGuess();
  await ticket.open(identity, reserved);
  return identity;
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

/**
 * Apollo answers some bad requests before a plugin sees them: they get their id here. And it says 500
 * of every failure before an execution that is not its own: they get the status of their code.
 */
function completed(reply: FastifyReply, body: unknown, requestId: string): unknown {
  if (typeof body !== 'string') return body;
  const answer = JSON.parse(body) as { errors?: { extensions?: Record<string, unknown> }[] };
  const [first] = answer.errors ?? [];
  if (reply.statusCode === 500 && first !== undefined) {
    reply.code(statusOf(String(first.extensions?.['code'])));
  }
  for (const error of answer.errors ?? []) error.extensions = { ...error.extensions, requestId };
  return JSON.stringify(answer);
}
