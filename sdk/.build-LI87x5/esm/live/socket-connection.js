import { ProtocolError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import { isControl, isProtocolViolation, isRefusal, parseServerMessage, SUBPROTOCOL, } from './transport-ws-protocol.js';
/** TCP, TLS, the upgrade and the server's look at the token. */
const HANDSHAKE_MS = 15_000;
/** Silence after which we ask whether anybody is there. */
const PING_AFTER_MS = 20_000;
/** Time to answer it; a connection that is mute for longer is dropped and opened anew. */
const PONG_WITHIN_MS = 10_000;
export class SocketConnection {
    #socket;
    #options;
    #listener;
    #timer;
    #isLive = false;
    #hasEnded = false;
    constructor(options, webSocket, listener) {
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
    get isLive() {
        return this.#isLive && !this.#hasEnded;
    }
    subscribe(id, operation) {
        const { name, source, variables } = operation;
        const payload = { operationName: name === '' ? undefined : name, query: source, variables };
        this.#send({ id, type: 'subscribe', payload });
    }
    complete(id) {
        if (this.isLive)
            this.#send({ id, type: 'complete' });
    }
    close() {
        this.#hasEnded = true;
        clearTimeout(this.#timer);
        this.#socket.close(1000, 'done');
    }
    #greeting() {
        const { authorization } = this.#options.credentials;
        const carriesSecret = authorization !== null && !this.#options.usesCookie;
        return { type: 'connection_init', ...(carriesSecret ? { payload: { authorization } } : {}) };
    }
    #send(message) {
        if (!this.#hasEnded)
            this.#socket.send(JSON.stringify(message));
    }
    #receive(data) {
        if (this.#hasEnded)
            return;
        this.#watchForSilence();
        const message = parseServerMessage(data);
        if (message === null)
            this.#breakOff();
        else if (isControl(message))
            this.#control(message);
        else
            this.#listener.message(message);
    }
    #control({ type }) {
        if (type === 'connection_ack')
            this.#goLive();
        else if (type === 'ping')
            this.#send({ type: 'pong' });
    }
    #goLive() {
        this.#isLive = true;
        this.#listener.live();
    }
    #watchForSilence() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#send({ type: 'ping' });
            this.#timer = setTimeout(() => this.#drop(), PONG_WITHIN_MS);
        }, PING_AFTER_MS);
    }
    /** Not waiting for the close event: over a dead network it comes minutes later. */
    #drop() {
        this.#end({ kind: 'LOST' });
        this.#socket.close(4408, 'mute');
    }
    #breakOff() {
        const { webSocket } = this.#options.endpoint;
        const message = `${webSocket} does not speak ${SUBPROTOCOL}.`;
        this.#end({ kind: 'BROKEN', error: new ProtocolError(message) });
        this.#socket.close(4004, 'bad response');
    }
    #end(end) {
        if (this.#hasEnded)
            return;
        this.#hasEnded = true;
        clearTimeout(this.#timer);
        this.#listener.end(end);
    }
    #meaningOf({ code, reason }) {
        if (isRefusal(code))
            return { kind: 'REFUSED', error: refusalError(reason) };
        if (!isProtocolViolation(code))
            return { kind: 'LOST' };
        const { webSocket } = this.#options.endpoint;
        const message = `${webSocket} closed the live connection with ${code} (${reason}).`;
        return { kind: 'BROKEN', error: new ProtocolError(message) };
    }
}
/** The close reason is the error's code where the server gives one. */
function refusalError(reason) {
    const code = /^[A-Z][A-Z_]+$/.test(reason) ? reason : 'UNAUTHENTICATED';
    const message = 'The live connection was refused: the key or the session is not valid (any more).';
    return errorFromGraphQL({ message, extensions: { code, retryable: false } }, null);
}
//# sourceMappingURL=socket-connection.js.map