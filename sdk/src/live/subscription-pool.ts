/** All live streams of a client over as few connections as the server's limit allows. */
import type { ResolvedOptions } from '../client-options.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { SessionRefresher } from '../session-refresher.js';
import { ConnectionState } from './connection-state.js';
import type { ConnectionStatus } from './connection-state.js';
import { SubscriptionSocket } from './subscription-socket.js';
import type { LiveOperation } from './subscription-socket.js';

/** The server takes 20 on one connection; the rest is room for streams that are just ending. */
const STREAMS_PER_SOCKET = 16;

/** What the reader should know first comes first. */
const BY_URGENCY: readonly ConnectionStatus[] = ['reconnecting', 'connecting', 'live'];

export class SubscriptionPool {
  readonly state = new ConnectionState();
  readonly #options: ResolvedOptions;
  readonly #refresher: SessionRefresher;
  readonly #sockets: SubscriptionSocket[] = [];

  constructor(options: ResolvedOptions, refresher: SessionRefresher) {
    this.#options = options;
    this.#refresher = refresher;
  }

  /** Returns how to end it. */
  subscribe(operation: LiveOperation): () => void {
    const free = this.#sockets.find((socket) => socket.streamCount < STREAMS_PER_SOCKET);
    return (free ?? this.#addSocket()).subscribe(operation);
  }

  /** Ends every stream with this error, and the connections. */
  failAll(error: FiduciaError): void {
    for (const socket of this.#sockets) socket.failAll(error);
  }

  #addSocket(): SubscriptionSocket {
    const socket = new SubscriptionSocket(this.#options, this.#refresher);
    this.#sockets.push(socket);
    socket.state.subscribe(() => this.state.set(this.#worstStatus()));
    return socket;
  }

  #worstStatus(): ConnectionStatus {
    const statuses = this.#sockets.map((socket) => socket.state.status());
    return BY_URGENCY.find((status) => statuses.includes(status)) ?? 'idle';
  }
}
