/** One connection from its handshake to its end, watched so that a mute one is noticed. */
import type { ResolvedOptions } from '../client-options.js';
import { ProtocolError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { WebSocketConnection, WebSocketConstructor } from '../platform.js';
import {
  isControl,
  isProtocolViolation,
  isRefusal,
  parseServerMessage,
  SUBPROTOCOL,
} from './transport-ws-protocol.js';
import type { ClientMessage, ControlMessage, OperationMessage } from './transport-ws-protocol.js';

/** Why it ended: worth another try, or not. */
export type ConnectionEnd =
  { readonly kind: 'LOST' } | { readonly kind: 'REFUSED' | 'BROKEN'; readonly error: FiduciaError };

export interface ConnectionListener {
  readonly live: () => void;
  readonly message: (message: OperationMessage) => void;
  /** Called once. */
  readonly end: (end: ConnectionEnd) => void;
}

/** TCP, TLS, the upgrade and the server's look at the token. */
const HANDSHAKE_MS = 15_000;
/** Silence after which we ask whether anybody is there. */
const PING_AFTER_MS = 20_000;
/** Time to answer it; a connection that is mute for longer is dropped and opened anew. */
const PONG_WITHIN_MS = 10_000;

export class SocketConnection {
  readonly #socket: WebSocketConnection;
  readonly #options: ResolvedOptions;
  readonly #listener: ConnectionListener;
  #timer: ReturnType<typeof setTimeout>;
  #isLive = false;
  #hasEnded = false;

  constructor(
    options: ResolvedOptions,
    webSocket: WebSocketConstructor,
    listener: ConnectionListener,
  ) {
    this.#options = options;
    this.#listener = listener;
    this.#timer = setTimeout(() => this.#drop(), HANDSHAKE_MS);
    this.#socket = new webSocket(options.endpoint.webSocket, SUBPROTOCOL);
    this.#socket.addEventListener('open', () => this.#send(this.#greeting()));
    this.#socket.addEventListener('message', (event) => this.#receive(event.data));
    this.#socket.addEventListener('close', (event) => this.#end(this.#meaningOf(event)));
    // A close event follows and says more; without a listener Node would report it as unhandled.
    this.#socket.addEventListener('error', () => undefined);
  }

  get isLive(): boolean {
    return this.#isLive && !this.#hasEnded;
  }

  subscribe(id: string, operation: { name: string; source: string; variables: unknown }): void {
    const { name, source, variables } = operation;
    const payload = { operationName: name === '' ? undefined : name, query: source, variables };
    this.#send({ id, type: 'subscribe', payload });
  }

  complete(id: string): void {
    if (this.isLive) this.#send({ id, type: 'complete' });
  }

  close(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.#socket.close(1000, 'done');
  }

  #greeting(): ClientMessage {
    const { authorization } = this.#options.credentials;
    const carriesSecret = authorization !== null && !this.#options.usesCookie;
    return { type: 'connection_init', ...(carriesSecret ? { payload: { authorization } } : {}) };
  }

  #send(message: ClientMessage): void {
    if (!this.#hasEnded) this.#socket.send(JSON.stringify(message));
  }

  #receive(data: unknown): void {
    if (this.#hasEnded) return;
    this.#watchForSilence();
    const message = parseServerMessage(data);
    if (message === null) this.#breakOff();
    else if (isControl(message)) this.#control(message);
    else this.#listener.message(message);
  }

  #control({ type }: ControlMessage): void {
    if (type === 'connection_ack') this.#goLive();
    else if (type === 'ping') this.#send({ type: 'pong' });
  }

  #goLive(): void {
    this.#isLive = true;
    this.#listener.live();
  }

  #watchForSilence(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#send({ type: 'ping' });
      this.#timer = setTimeout(() => this.#drop(), PONG_WITHIN_MS);
    }, PING_AFTER_MS);
  }

  /** Not waiting for the close event: over a dead network it comes minutes later. */
  #drop(): void {
    this.#end({ kind: 'LOST' });
    this.#socket.close(4408, 'mute');
  }

  #breakOff(): void {
    const { webSocket } = this.#options.endpoint;
    const message = `${webSocket} does not speak ${SUBPROTOCOL}.`;
    this.#end({ kind: 'BROKEN', error: new ProtocolError(message) });
    this.#socket.close(4004, 'bad response');
  }

  #end(end: ConnectionEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.#listener.end(end);
  }

  #meaningOf({ code, reason }: { code: number; reason: string }): ConnectionEnd {
    if (isRefusal(code)) return { kind: 'REFUSED', error: refusalError(reason) };
    if (!isProtocolViolation(code)) return { kind: 'LOST' };
    const { webSocket } = this.#options.endpoint;
    const message = `${webSocket} closed the live connection with ${code} (${reason}).`;
    return { kind: 'BROKEN', error: new ProtocolError(message) };
  }
}

/** The close reason is the error's code where the server gives one. */
function refusalError(reason: string): FiduciaError {
  const code = /^[A-Z][A-Z_]+$/.test(reason) ? reason : 'UNAUTHENTICATED';
  const message =
    'The live connection was refused: the key or the session is not valid (any more).';
  return errorFromGraphQL({ message, extensions: { code, retryable: false } }, null);
}
