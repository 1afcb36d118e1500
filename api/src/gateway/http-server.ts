/** The HTTP server around GraphQL: limits, request ids, security headers, errors. */
import { newId } from '@fiducia/tenants';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { API_ERROR_CODES } from '../errors/api-error-codes.js';
import { httpErrorBody, httpErrorCode } from '../errors/http-error-body.js';
import type { GatewayConfig, GatewayLogger } from './gateway-deps.js';
import { MAX_BODY_BYTES } from './limits/limits.js';
import { renderSecurityHeaders } from './security-headers.js';

export const REQUEST_ID_HEADER = 'x-request-id';
/** Headers and body must be here by then: a slow sender may not hold a socket for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Above the 60 s of usual load balancers, so that they and not we end idle connections. */
const KEEP_ALIVE_MS = 65_000;

export interface HttpServerOptions {
  readonly config: GatewayConfig;
  readonly logger: GatewayLogger;
}

export async function openHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { config, logger } = options;
  const headers = await renderSecurityHeaders({ tls: config.tls });
  const fastify = Fastify({
    logger: false,
    // Of addresses that no route can be found for; hooks do not run for them.
    frameworkErrors: (error, request, reply) => {
      reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
      return answerError({ logger, error, request, reply });
    },
    bodyLimit: MAX_BODY_BYTES,
    // Always ours: an id from outside could be chosen to look like somebody else's request.
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: [...config.trustedProxies],
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header(REQUEST_ID_HEADER, request.id);
    done();
  });
  // JSON only. A form or plain text can be posted by any page without the browser asking first.
  fastify.removeContentTypeParser('text/plain');
  answerErrors(fastify, logger);
  return fastify;
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
