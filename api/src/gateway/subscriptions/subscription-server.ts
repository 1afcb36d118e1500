/** GraphQL subscriptions over WebSocket (graphql-ws) on the port and path of the HTTP gateway. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { classifyError } from '../../errors/classify-error.js';
import type { GatewayDeps } from '../gateway-deps.js';
import { GRAPHQL_PATH } from '../graphql-route.js';
import type { Authenticator } from '../identity/authenticator.js';
import { MAX_BODY_BYTES } from '../limits/limits.js';
import { isAllowedOrigin } from '../origin-check.js';
import type { RateGate } from '../rate-limits.js';
import type { SharedContext } from '../request-context.js';
import { ConnectionQuota } from './connection-quota.js';
import { LiveConnection, type ConnectionExtra } from './live-connection.js';
import { TRY_AGAIN_LATER, watchSlowConsumers } from './slow-consumers.js';

/** Per process; each costs a socket and some timers. */
const MAX_CONNECTIONS = 5_000;

export interface SubscriptionServerOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly shared: SharedContext;
  readonly authenticator: Authenticator;
  readonly rates: RateGate;
}

export function serveSubscriptions(options: SubscriptionServerOptions): {
  close(): Promise<void>;
} {
  const { server } = options;
  const { deps } = options.shared;
  const quota = new ConnectionQuota();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  const served = useServer<Record<string, unknown>, Partial<ConnectionExtra>>(
    {
      onConnect: (context) => new LiveConnection({ ...options, quota }, context).open(),
      onSubscribe: (context, _id, request) => context.extra.live?.prepare(request),
      subscribe: (args) => LiveConnection.subscribe(args),
      onError: (context, _id, _request, errors) =>
        errors.map((error) => format(deps, context.extra.live, error)),
      onNext: (context, _id, _request, _args, { data = null, errors }) =>
        errors && { data, errors: errors.map((error) => format(deps, context.extra.live, error)) },
      onClose: (context) => context.extra.live?.close(),
    },
    sockets,
  );
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const refusal = refusalOf(request, deps.config.allowedOrigins, sockets.clients.size);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.emit('connection', webSocket, request);
    });
  };
  server.on('upgrade', onUpgrade);
  const stopWatch = watchSlowConsumers({
    sockets: () => sockets.clients,
    onDropped: (_socket, bufferedBytes) => {
      deps.logger.warn({ bufferedBytes }, 'subscription.slow-consumer-dropped');
    },
  });
  return {
    async close() {
      stopWatch();
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(TRY_AGAIN_LATER, 'SHUTTING_DOWN');
      await served.dispose();
    },
  };
}

function refusalOf(
  request: IncomingMessage,
  allowedOrigins: readonly string[],
  open: number,
): string | null {
  if (request.url?.split('?')[0] !== GRAPHQL_PATH) return '404 Not Found';
  const { origin, host } = request.headers;
  if (!isAllowedOrigin({ origin, host, allowedOrigins })) return '403 Forbidden';
  return open >= MAX_CONNECTIONS ? '503 Service Unavailable' : null;
}

function format(deps: GatewayDeps, live: LiveConnection | undefined, error: unknown) {
  const { code, message, retryable, unexpected } = classifyError(error);
  const requestId = live?.requestId ?? '';
  if (unexpected) deps.logger.error({ err: error, requestId }, 'subscription.failed');
  return { message, extensions: { code, requestId, retryable } };
}
