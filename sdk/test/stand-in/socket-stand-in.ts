/** A graphql-transport-ws server over real sockets whose every message a test decides. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import { startHttpStandIn } from './http-stand-in.js';
import type { StandInAnswer } from './http-stand-in.js';

export interface HeardSubscribe {
  readonly connection: StandInConnection;
  readonly id: string;
  readonly variables: { readonly afterSeq?: number; readonly accountId?: string };
  readonly query: string;
}

/** One accepted socket, with the words of the protocol. */
export class StandInConnection {
  readonly socket: WebSocket;
  readonly headers: NodeJS.Dict<string | string[]>;
  init: Record<string, unknown> | null = null;
  readonly completed: string[] = [];
  pongs = 0;

  constructor(socket: WebSocket, headers: NodeJS.Dict<string | string[]>) {
    this.socket = socket;
    this.headers = headers;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  next(id: string, data: unknown): void {
    this.send({ id, type: 'next', payload: { data } });
  }

  /** As if the network went away. */
  cut(): void {
    this.socket.terminate();
  }
}

export interface SocketScript {
  /** Default: acknowledges. */
  readonly onInit?: (connection: StandInConnection) => void;
  readonly onSubscribe?: (subscribe: HeardSubscribe) => void;
  readonly onHttp?: () => StandInAnswer;
}

export interface SocketStandIn extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly connections: readonly StandInConnection[];
  readonly subscribes: readonly HeardSubscribe[];
}

export async function startSocketStandIn(script: SocketScript): Promise<SocketStandIn> {
  const http = await startHttpStandIn(() => script.onHttp?.() ?? { data: {} });
  const connections: StandInConnection[] = [];
  const subscribes: HeardSubscribe[] = [];
  const wss = new WebSocketServer({
    server: http.server,
    handleProtocols: () => 'graphql-transport-ws',
  });
  wss.on('connection', (socket, request) => {
    const connection = new StandInConnection(socket, request.headers);
    connections.push(connection);
    socket.on('error', () => undefined);
    socket.on('message', (data) => hear(script, connection, subscribes, String(data)));
  });
  return {
    url: http.url,
    port: (http.server.address() as AddressInfo).port,
    server: http.server,
    connections,
    subscribes,
    [Symbol.asyncDispose]: async () => {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
      await http[Symbol.asyncDispose]();
    },
  };
}

interface ClientWords {
  readonly type: string;
  readonly id: string;
  readonly payload: Record<string, never> & { query: string; variables: Record<string, never> };
}

function hear(
  script: SocketScript,
  connection: StandInConnection,
  subscribes: HeardSubscribe[],
  text: string,
): void {
  const { type, id, payload } = JSON.parse(text) as ClientWords;
  if (type === 'connection_init') {
    connection.init = payload ?? {};
    if (script.onInit === undefined) connection.send({ type: 'connection_ack' });
    else script.onInit(connection);
  } else if (type === 'subscribe') {
    const { query, variables } = payload;
    const subscribe: HeardSubscribe = { connection, id, query, variables };
    subscribes.push(subscribe);
    script.onSubscribe?.(subscribe);
  } else if (type === 'complete') connection.completed.push(id);
  else if (type === 'ping') connection.send({ type: 'pong' });
  else if (type === 'pong') connection.pongs += 1;
}
