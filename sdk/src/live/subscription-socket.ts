/** One WebSocket for many live streams: opened when needed, reopened when lost. */
import type { ResolvedOptions } from '../client-options.js';
import { ConfigurationError, NetworkError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import { backoffMs } from '../http/backoff.js';
import type { WebSocketConstructor } from '../platform.js';
import type { SessionRefresher } from '../session-refresher.js';
import { ConnectionState } from './connection-state.js';
import { SocketConnection } from './socket-connection.js';
import type { ConnectionEnd } from './socket-connection.js';
import type { ExecutionResult, OperationMessage } from './transport-ws-protocol.js';

/** A running subscription. The socket asks for the variables anew at each (re)connection. */
export interface LiveOperation {
  readonly name: string;
  readonly source: string;
  readonly variables: () => unknown;
  /** Each is final except `next`. */
  readonly next: (data: unknown) => void;
  readonly fail: (error: FiduciaError) => void;
}

interface Entry {
  readonly operation: LiveOperation;
  /** Refusals in a row that may pass; a value that arrives sets it to 0. */
  failures: number;
  retryTimer: ReturnType<typeof setTimeout> | null;
}

/** A lost connection is sought again at least this often. */
const RECONNECT_CAP_MS = 30_000;
/** A connection that held this long was a good one: the next loss is retried quickly again. */
const SETTLED_AFTER_MS = 10_000;
/** Kept open without a stream for so long: a page that changes views opens the next one at once. */
const LINGER_MS = 1_000;

export class SubscriptionSocket {
  readonly #options: ResolvedOptions;
  readonly #refresher: SessionRefresher;
  readonly #entries = new Map<string, Entry>();
  readonly state = new ConnectionState();
  #nextId = 1;
  #connection: SocketConnection | null = null;
  #reconnectTimer: ReturnType<typeof setTimeout> | null = null;
  #settledTimer: ReturnType<typeof setTimeout> | null = null;
  #lingerTimer: ReturnType<typeof setTimeout> | null = null;
  #attempts = 0;
  /** An address that has answered once is sought for ever; one that never did is a mistake. */
  #hasBeenLive = false;
  /** Which tokens the connection was opened with. */
  #openedWith = 0;
  /** New tokens were got since the last connection that was live: once is enough to know. */
  #hasRenewed = false;
  #renewing = false;

  constructor(options: ResolvedOptions, refresher: SessionRefresher) {
    this.#options = options;
    this.#refresher = refresher;
  }

  get streamCount(): number {
    return this.#entries.size;
  }

  /** Returns how to end it. */
  subscribe(operation: LiveOperation): () => void {
    const id = String(this.#nextId);
    this.#nextId += 1;
    const entry: Entry = { operation, failures: 0, retryTimer: null };
    this.#entries.set(id, entry);
    clearTimer(this.#lingerTimer);
    if (this.#connection?.isLive === true) this.#start(id, entry);
    else if (this.#isIdle) this.#connect();
    return () => this.#stop(id);
  }

  get #isIdle(): boolean {
    return this.#connection === null && this.#reconnectTimer === null && !this.#renewing;
  }

  /** Ends every stream with this error, and the connection. */
  failAll(error: FiduciaError): void {
    const entries = [...this.#entries.values()];
    for (const entry of entries) clearTimer(entry.retryTimer);
    this.#entries.clear();
    this.#disconnect();
    for (const { operation } of entries) operation.fail(error);
  }

  #stop(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    clearTimer(entry.retryTimer);
    this.#entries.delete(id);
    this.#connection?.complete(id);
    this.#lingerWhenUnused();
  }

  #lingerWhenUnused(): void {
    clearTimer(this.#lingerTimer);
    if (this.#entries.size > 0) return;
    this.#lingerTimer = setTimeout(() => this.#disconnect(), LINGER_MS);
  }

  #connect(): void {
    const { webSocket } = this.#options;
    if (webSocket === undefined) {
      const message = 'There is no WebSocket here: use Node 22 or later, or give `webSocket`.';
      this.failAll(new ConfigurationError(message));
      return;
    }
    this.#showSearching();
    this.#openedWith = this.#refresher.generation;
    try {
      this.#connection = this.#openConnection(webSocket);
    } catch (cause) {
      // A page on https may not open ws://, and says so by throwing.
      this.failAll(neverReached(this.#options, cause));
    }
  }

  #openConnection(webSocket: WebSocketConstructor): SocketConnection {
    const connection: SocketConnection = new SocketConnection(this.#options, webSocket, {
      live: () => this.#onLive(),
      message: (message) => this.#onMessage(message),
      end: (end) => {
        if (this.#connection === connection) this.#onEnd(end);
      },
    });
    return connection;
  }

  #showSearching(): void {
    const isLost = this.#hasBeenLive && this.#attempts > 0;
    this.state.set(isLost ? 'reconnecting' : 'connecting');
  }

  #disconnect(): void {
    clearTimer(this.#reconnectTimer);
    clearTimer(this.#settledTimer);
    clearTimer(this.#lingerTimer);
    this.#reconnectTimer = null;
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
    this.#attempts = 0;
    this.state.set('idle');
  }

  #onLive(): void {
    this.#hasBeenLive = true;
    this.#hasRenewed = false;
    this.#settledTimer = setTimeout(() => (this.#attempts = 0), SETTLED_AFTER_MS);
    this.state.set('live');
    for (const [id, entry] of this.#entries) {
      if (entry.retryTimer === null) this.#start(id, entry);
    }
  }

  #start(id: string, { operation }: Entry): void {
    const { name, source } = operation;
    this.#connection?.subscribe(id, { name, source, variables: operation.variables() });
  }

  #onMessage(message: OperationMessage): void {
    const entry = this.#entries.get(message.id);
    // Late values of a stream that was ended here.
    if (entry === undefined) return;
    if (message.type === 'next') this.#onNext(message.id, entry, message.payload);
    else if (message.type === 'error') this.#onRefused(message.id, entry, message.payload[0]);
    else this.#restartLater(message.id, entry);
  }

  #onNext(id: string, entry: Entry, result: ExecutionResult): void {
    const [error] = result.errors ?? [];
    if (error !== undefined) {
      this.#connection?.complete(id);
      this.#onRefused(id, entry, error);
      return;
    }
    entry.failures = 0;
    entry.operation.next(result.data);
  }

  #onRefused(
    id: string,
    entry: Entry,
    data: Parameters<typeof errorFromGraphQL>[0] | undefined,
  ): void {
    const error = errorFromGraphQL(data ?? { message: 'The stream ended with an error.' }, null);
    if (error.retryable && entry.failures < this.#options.maxRetries) {
      this.#restartLater(id, entry);
      return;
    }
    this.#entries.delete(id);
    this.#lingerWhenUnused();
    entry.operation.fail(error);
  }

  /** The streams of this API have no end: one that the server ends is asked for again. */
  #restartLater(id: string, entry: Entry): void {
    const waitMs = backoffMs(entry.failures, RECONNECT_CAP_MS);
    entry.failures += 1;
    entry.retryTimer = setTimeout(() => {
      entry.retryTimer = null;
      if (this.#connection?.isLive === true) this.#start(id, entry);
    }, waitMs);
  }

  #onEnd(end: ConnectionEnd): void {
    clearTimer(this.#settledTimer);
    this.#connection = null;
    if (end.kind === 'REFUSED' && !this.#hasRenewed && this.#entries.size > 0) {
      void this.#renew(end.error);
      return;
    }
    if (end.kind !== 'LOST') {
      this.failAll(end.error);
      return;
    }
    if (this.#entries.size === 0) {
      this.#disconnect();
      return;
    }
    if (!this.#hasBeenLive && this.#attempts >= this.#options.maxRetries) {
      this.failAll(neverReached(this.#options));
      return;
    }
    this.#reconnectLater();
  }

  #reconnectLater(): void {
    const waitMs = backoffMs(this.#attempts, RECONNECT_CAP_MS);
    this.#attempts += 1;
    this.#showSearching();
    this.#reconnectTimer = setTimeout(() => {
      this.#reconnectTimer = null;
      this.#connect();
    }, waitMs);
  }

  /** The server ends a connection when its access token does: with a new one it goes on. */
  async #renew(refusal: FiduciaError): Promise<void> {
    this.#hasRenewed = true;
    this.#renewing = true;
    this.#showSearching();
    const renewed = await this.#refresher.refresh(this.#openedWith);
    this.#renewing = false;
    if (this.#entries.size === 0) this.#disconnect();
    else if (renewed.kind === 'ENDED') this.failAll(refusal);
    else if (renewed.kind === 'RENEWED') this.#connect();
    else {
      // The network is away: the next connection is refused likewise, and may renew again.
      this.#hasRenewed = false;
      this.#reconnectLater();
    }
  }
}

function neverReached({ endpoint }: ResolvedOptions, cause?: unknown): NetworkError {
  const message = `No live connection to ${endpoint.webSocket} could be opened.`;
  return new NetworkError(message, { cause });
}

function clearTimer(timer: ReturnType<typeof setTimeout> | null): void {
  if (timer !== null) clearTimeout(timer);
}
