/** The HTTP server around GraphQL: limits, request ids, security headers, errors. */
import { isUtf8 } from 'node:buffer';
import { newId } from '@fiducia/tenants';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { API_ERROR_CODES } from '../errors/api-error-codes.js';
import { httpErrorBody, httpErrorCode } from '../errors/http-error-body.js';
import { answerBrokenRequest } from './broken-request.js';
import type { GatewayConfig, GatewayLogger } from './gateway-deps.js';
import {
  HEADERS_TIMEOUT_MS,
  MAX_BODY_BYTES,
  MAX_HEADER_BYTES,
  MAX_REQUESTS_PER_SOCKET,
  REQUEST_TIMEOUT_MS,
} from './limits/limits.js';
import { renderSecurityHeaders } from './security-headers.js';

export const REQUEST_ID_HEADER = 'x-request-id';
/** Above the 60 s of usual load balancers, so that they and not we end idle connections. */
const KEEP_ALIVE_MS = 65_000;
/** How often Node looks for requests that have not arrived in time. */
const CHECK_CONNECTIONS_EVERY_MS = 1_000;
const DEFAULT_TIMEOUTS = { headersMs: HEADERS_TIMEOUT_MS, requestMs: REQUEST_TIMEOUT_MS };

export interface HttpServerOptions {
  readonly config: GatewayConfig;
  readonly logger: GatewayLogger;
  /** Until headers, and the whole request, must have arrived. */
  readonly timeouts?: { readonly headersMs: number; readonly requestMs: number };
}

export async function openHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { config, logger } = options;
  const timeouts = options.timeouts ?? DEFAULT_TIMEOUTS;
  const headers = await renderSecurityHeaders({ tls: config.tls });
  const fastify = Fastify({
    logger: false,
    // Of addresses that no route can be found for; hooks do not run for them.
    frameworkErrors: (error, request, reply) => {
      reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
      return answerError({ logger, error, request, reply });
    },
    clientErrorHandler: (error, socket) => {
      answerBrokenRequest(error, socket, headers);
    },
    bodyLimit: MAX_BODY_BYTES,
    // Always ours: an id from outside could be chosen to look like somebody else's request.
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: [...config.trustedProxies],
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxRequestsPerSocket: MAX_REQUESTS_PER_SOCKET,
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: CHECK_CONNECTIONS_EVERY_MS,
    },
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
    done();
  });
  acceptJsonOnly(fastify);
  answerErrors(fastify, logger);
  return fastify;
}

/**
 * A form or plain text can be posted by any page without the browser asking first. Bytes that are
 * no UTF-8 would become replacement characters in somebody's data: they are refused instead.
 */
function acceptJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      if (!isUtf8(body)) done(Object.assign(new Error('No UTF-8'), { statusCode: 400 }));
      else void parse(request, body.toString('utf8'), done);
    },
  );
}

interface FailedRequest {
  readonly logger: GatewayLogger;
  readonly error: FastifyError;
  readonly request: Pick<FastifyRequest, 'id'>;
  readonly reply: Pick<FastifyReply, 'code'>;
}

function answerError({ logger, error, request, reply }: FailedRequest): FastifyReply {
  const code = httpErrorCode(error);
  if (code === 'INTERNAL') {
    logger.error({ err: error, requestId: request.id }, 'http.request-failed');
  }
  return reply.code(API_ERROR_CODES[code].http).send(httpErrorBody(code, request.id));
}

function answerErrors(fastify: FastifyInstance, logger: GatewayLogger): void {
  fastify.setErrorHandler((error: FastifyError, request, reply) =>
    answerError({ logger, error, request, reply }),
  );
  fastify.setNotFoundHandler((request, reply) =>
    reply.code(404).send(httpErrorBody('ROUTE_NOT_FOUND', request.id)),
  );
}
