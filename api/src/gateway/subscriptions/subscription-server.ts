/** GraphQL subscriptions over WebSocket (graphql-ws) on the port and path of the HTTP gateway. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { classifyError } from '../../errors/classify-error.js';
import { clientAddress } from '../client-address.js';
import type { GatewayDeps } from '../gateway-deps.js';
import type { Authenticator } from '../identity/authenticator.js';
import { MAX_BODY_BYTES } from '../limits/limits.js';
import type { PersistedOperations } from '../persisted/persisted-operations.js';
import type { RateGate } from '../rate-limits/rate-gate.js';
import type { SharedContext } from '../request-context.js';
import { AddressQuota, type AddressPlace } from './address-quota.js';
import { ConnectionQuota } from './connection-quota.js';
import { LiveConnection, type ConnectionExtra } from './live-connection.js';
import { limitMessages } from './message-rate.js';
import { TRY_AGAIN_LATER, watchSlowConsumers } from './slow-consumers.js';
import { refusalOf, refuseUpgrade } from './upgrade-refusal.js';

/** Per process; each costs a socket and some timers. */
const MAX_CONNECTIONS = 5_000;
/** For `connection_init`: a client sends it in its first message. */
const INIT_TIMEOUT_MS = 3_000;

export interface SubscriptionServerOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly shared: SharedContext;
  readonly authenticator: Authenticator;
  readonly rates: RateGate;
  readonly persisted: PersistedOperations;
}

export function serveSubscriptions(options: SubscriptionServerOptions): {
  close(): Promise<void>;
} {
  const { server } = options;
  const { deps } = options.shared;
  const quota = new ConnectionQuota();
  const places = new WeakMap<IncomingMessage, AddressPlace>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  const served = useServer<Record<string, unknown>, Partial<ConnectionExtra>>(
    {
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      async onConnect(context) {
        const opened = await new LiveConnection({ ...options, quota }, context).open();
        if (opened) places.get(context.extra.request)?.signedIn();
        return opened;
      },
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
  const upgrade = upgradeHandler(options, sockets, places);
  server.on('upgrade', upgrade);
  const stopWatch = watchSlowConsumers({
    sockets: () => sockets.clients,
    onDropped: (_socket, bufferedBytes) => {
      deps.logger.warn({ bufferedBytes }, 'subscription.slow-consumer-dropped');
    },
  });
  return {
    async close() {
      stopWatch();
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.close(TRY_AGAIN_LATER, 'SHUTTING_DOWN');
      await served.dispose();
    },
  };
}

type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

function upgradeHandler(
  { shared }: SubscriptionServerOptions,
  sockets: WebSocketServer,
  places: WeakMap<IncomingMessage, AddressPlace>,
): UpgradeHandler {
  const { config } = shared.deps;
  const addresses = new AddressQuota();
  return (request, socket, head) => {
    const refusal = refusalOf(request, config);
    if (refusal !== null) {
      refuseUpgrade(socket, refusal);
      return;
    }
    const address = clientAddress(request, config.trustedProxies);
    const place = sockets.clients.size < MAX_CONNECTIONS ? addresses.take(address) : null;
    if (place === null) {
      refuseUpgrade(socket, 'TOO_MANY_CONNECTIONS');
      return;
    }
    // Of the bare socket: also a handshake that fails gives its place back.
    socket.once('close', () => {
      place.release();
    });
    places.set(request, place);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      limitMessages(webSocket, () => performance.now());
      sockets.emit('connection', webSocket, request);
    });
  };
}

function format(deps: GatewayDeps, live: LiveConnection | undefined, error: unknown) {
  const { code, message, retryable, unexpected } = classifyError(error);
  const requestId = live?.requestId ?? '';
  if (unexpected) deps.logger.error({ err: error, requestId }, 'subscription.failed');
  return { message, extensions: { code, requestId, retryable } };
}
