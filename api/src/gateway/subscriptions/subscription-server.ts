/** GraphQL subscriptions over WebSocket (graphql-ws) on the port and path of the HTTP gateway. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Context } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { apiError } from '../../errors/api-error.js';
import { classifyError } from '../../errors/classify-error.js';
import type { GatewayContext } from '../gateway-context.js';
import type { GatewayConfig, GatewayLogger } from '../gateway-deps.js';
import type { SignedInIdentity } from '../identity/identity.js';
import { MAX_BODY_BYTES } from '../limits/limits.js';
import { isAllowedOrigin } from '../origin-check.js';
import { checkSubscription } from './check-subscription.js';
import { subscribeWithContext } from './response-stream.js';
import { TRY_AGAIN_LATER, watchSlowConsumers } from './slow-consumers.js';

export const GRAPHQL_PATH = '/graphql';
/** graphql-ws's own code; its clients do not try again after it. */
const UNAUTHORIZED = 4401;
/** Per connection; the portal holds three. */
const MAX_SUBSCRIPTIONS = 20;
/** Per process; each costs a socket and some timers. */
const MAX_CONNECTIONS = 5_000;

export interface SubscriptionServerOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly config: GatewayConfig;
  readonly logger: GatewayLogger;
  /** Resolves to null when nobody is signed in. */
  readonly authenticate: (
    request: IncomingMessage,
    authorization: string | undefined,
  ) => Promise<SignedInIdentity | null>;
  /** A context of its own for a subscription, and again for each of its events. */
  readonly createContext: (request: IncomingMessage, identity: SignedInIdentity) => GatewayContext;
  /** Calls `onEnd` when the identity stops being valid; returns how to stop watching. */
  readonly watchIdentity: (identity: SignedInIdentity, onEnd: () => void) => () => void;
}

interface ConnectionExtra {
  identity: SignedInIdentity | null;
  stopWatching: () => void;
}
type Connection = Context<Record<string, unknown>, Extra & Partial<ConnectionExtra>>;

export interface SubscriptionServer {
  close(): Promise<void>;
}

export function serveSubscriptions(options: SubscriptionServerOptions): SubscriptionServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  const served = useServer<Record<string, unknown>, Partial<ConnectionExtra>>(
    {
      onConnect: (connection) => connect(options, connection),
      onSubscribe: (connection, _id, request) => prepare(options, connection, request),
      subscribe: (args) => runSubscription(options, args),
      onError: (_connection, _id, _request, errors) => formatErrors(options, errors),
      onNext: (_connection, _id, _request, _args, result) =>
        result.errors && { ...result, errors: [...formatErrors(options, result.errors)] },
      onClose: (connection) => connection.extra.stopWatching?.(),
    },
    sockets,
  );
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const refusal = refuseUpgrade(options, sockets.clients.size, request);
    if (refusal !== null) return refuse(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.emit('connection', webSocket, request);
    });
  };
  options.server.on('upgrade', onUpgrade);
  const stopWatch = watchSlowConsumers({
    sockets: () => sockets.clients,
    onDropped: (_socket, bufferedBytes) => {
      options.logger.warn({ bufferedBytes }, 'subscription.slow-consumer-dropped');
    },
  });
  return {
    async close() {
      stopWatch();
      options.server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(TRY_AGAIN_LATER, 'SHUTTING_DOWN');
      await served.dispose();
    },
  };
}

function refuseUpgrade(
  options: SubscriptionServerOptions,
  open: number,
  request: IncomingMessage,
): string | null {
  const path = request.url?.split('?')[0];
  if (path !== GRAPHQL_PATH) return '404 Not Found';
  const { origin, host } = request.headers;
  const { allowedOrigins } = options.config;
  if (!isAllowedOrigin({ origin, host, allowedOrigins })) return '403 Forbidden';
  return open >= MAX_CONNECTIONS ? '503 Service Unavailable' : null;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The token is checked here and watched from here on, for as long as the connection lasts. */
async function connect(
  options: SubscriptionServerOptions,
  connection: Connection,
): Promise<boolean> {
  const { socket, request } = connection.extra;
  const given = connection.connectionParams?.['authorization'];
  const authorization = typeof given === 'string' ? given : request.headers.authorization;
  const identity = await options.authenticate(request, authorization);
  if (identity === null) {
    socket.close(UNAUTHORIZED, 'UNAUTHENTICATED');
    return false;
  }
  connection.extra.identity = identity;
  connection.extra.stopWatching = options.watchIdentity(identity, () => {
    socket.close(UNAUTHORIZED, 'SESSION_ENDED');
  });
  // The connection may have closed while the identity was looked up.
  if (socket.readyState !== socket.OPEN) connection.extra.stopWatching();
  return true;
}

function prepare(
  options: SubscriptionServerOptions,
  connection: Connection,
  request: {
    readonly query: string;
    readonly operationName?: string | null | undefined;
    readonly variables?: Record<string, unknown> | null | undefined;
  },
): ExecutionArgs | readonly GraphQLError[] {
  const { identity } = connection.extra;
  if (identity === null || identity === undefined) return [apiError('SHUTTING_DOWN')];
  if (Object.keys(connection.subscriptions).length > MAX_SUBSCRIPTIONS) {
    return [apiError('TOO_MANY_SUBSCRIPTIONS')];
  }
  const checked = checkSubscription(options.schema, request);
  if (!checked.ok) return checked.errors;
  const createContext = () => options.createContext(connection.extra.request, identity);
  return {
    schema: options.schema,
    document: checked.document,
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? null,
    contextValue: { createContext },
  };
}

interface ContextSource {
  createContext(): GatewayContext;
}

function runSubscription(_options: SubscriptionServerOptions, args: ExecutionArgs) {
  const source = args.contextValue as ContextSource;
  return subscribeWithContext({ ...args, contextValue: source.createContext() }, () =>
    source.createContext(),
  );
}

function formatErrors(options: SubscriptionServerOptions, errors: readonly unknown[]) {
  return errors.map((error) => {
    const { code, message, retryable, unexpected } = classifyError(error);
    if (unexpected) options.logger.error({ err: error }, 'subscription.failed');
    return { message, extensions: { code, retryable } };
  });
}
