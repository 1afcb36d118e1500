/** POST /graphql: who asks, how often, and then Apollo. */
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiError } from '../errors/api-error.js';
import { httpErrorBody } from '../errors/http-error-body.js';
import type { GatewayContext } from './gateway-context.js';
import type { Authenticator } from './identity/authenticator.js';
import {
  findCredential,
  readCookie,
  SESSION_COOKIE,
  type Credential,
} from './identity/credential.js';
import { isAllowedOrigin } from './origin-check.js';
import type { RateGate } from './rate-limits.js';
import { createRequestContext, hostName, type SharedContext } from './request-context.js';
import { logUnexpected } from './request-plugin.js';

export const GRAPHQL_PATH = '/graphql';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly shared: SharedContext;
  readonly authenticator: Authenticator;
  readonly rates: RateGate;
}

export function addGraphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const { logger } = options.shared.deps;
  const handle = fastifyApolloHandler(options.apollo, {
    context: async (request) => {
      try {
        return await createContext(options, request);
      } catch (error) {
        logUnexpected(logger, error, request.id);
        throw error;
      }
    },
  });
  fastify.post(GRAPHQL_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const body: unknown = await handle.call(fastify, request, reply);
    return reply.statusCode < 400 ? body : withRequestId(body, request.id);
  });
  fastify.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: refuseMethod,
  });
}

export function credentialOf(
  headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
  authorization: string | undefined = headers.authorization,
): Credential {
  return findCredential({ authorization, cookie: readCookie(headers.cookie, SESSION_COOKIE) });
}

async function createContext(
  options: GraphqlRouteOptions,
  request: FastifyRequest,
): Promise<GatewayContext> {
  const { shared, authenticator, rates } = options;
  const credential = credentialOf(request.headers);
  if (credential.kind === 'SESSION' && credential.from === 'COOKIE') {
    refuseForeignPage(request, shared.deps.config.allowedOrigins);
  }
  const { id: requestId, ip } = request;
  const identity = await authenticator.identify(credential, { requestId, ip });
  await rates.admit(identity, ip, 1);
  const host = hostName(request.headers.host);
  const userAgent = request.headers['user-agent'] ?? null;
  return createRequestContext(shared, { requestId, ip, userAgent, host, identity });
}

function refuseForeignPage(request: FastifyRequest, allowedOrigins: readonly string[]): void {
  const { origin, host } = request.headers;
  if (!isAllowedOrigin({ origin, host, allowedOrigins })) throw apiError('CROSS_SITE_REQUEST');
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply): unknown {
  reply.header('allow', 'POST');
  return reply.code(405).send(httpErrorBody('METHOD_NOT_ALLOWED', request.id));
}

/** Apollo answers some bad requests before a plugin sees them; they get their id here. */
function withRequestId(body: unknown, requestId: string): unknown {
  if (typeof body !== 'string') return body;
  const answer = JSON.parse(body) as { errors?: { extensions?: Record<string, unknown> }[] };
  for (const error of answer.errors ?? []) error.extensions = { ...error.extensions, requestId };
  return JSON.stringify(answer);
}
