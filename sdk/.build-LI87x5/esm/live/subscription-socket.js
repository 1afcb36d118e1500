import { ConfigurationError, NetworkError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import { backoffMs } from '../http/backoff.js';
import { ConnectionState } from './connection-state.js';
import { SocketConnection } from './socket-connection.js';
/** A lost connection is sought again at least this often. */
const RECONNECT_CAP_MS = 30_000;
/** A connection that held this long was a good one: the next loss is retried quickly again. */
const SETTLED_AFTER_MS = 10_000;
/** Kept open without a stream for so long: a page that changes views opens the next one at once. */
const LINGER_MS = 1_000;
export class SubscriptionSocket {
    #options;
    #refresher;
    #entries;
    #nextId;
    #connection;
    #reconnectTimer;
    #settledTimer;
    #lingerTimer;
    #attempts;
    /** An address that has answered once is sought for ever; one that never did is a mistake. */
    #hasBeenLive;
    /** Which tokens the connection was opened with. */
    #openedWith;
    /** New tokens were got since the last connection that was live: once is enough to know. */
    #hasRenewed;
    #renewing;
    constructor(options, refresher) {
        this.#entries = new Map();
        this.state = new ConnectionState();
        this.#nextId = 1;
        this.#connection = null;
        this.#reconnectTimer = null;
        this.#settledTimer = null;
        this.#lingerTimer = null;
        this.#attempts = 0;
        /** An address that has answered once is sought for ever; one that never did is a mistake. */
        this.#hasBeenLive = false;
        /** Which tokens the connection was opened with. */
        this.#openedWith = 0;
        /** New tokens were got since the last connection that was live: once is enough to know. */
        this.#hasRenewed = false;
        this.#renewing = false;
        this.#options = options;
        this.#refresher = refresher;
    }
    get streamCount() {
        return this.#entries.size;
    }
    /** Returns how to end it. */
    subscribe(operation) {
        const id = String(this.#nextId);
        this.#nextId += 1;
        const entry = { operation, failures: 0, retryTimer: null };
        this.#entries.set(id, entry);
        clearTimer(this.#lingerTimer);
        if (this.#connection?.isLive === true)
            this.#start(id, entry);
        else if (this.#isIdle)
            this.#connect();
        return () => this.#stop(id);
    }
    get #isIdle() {
        return this.#connection === null && this.#reconnectTimer === null && !this.#renewing;
    }
    /** Ends every stream with this error, and the connection. */
    failAll(error) {
        const entries = [...this.#entries.values()];
        for (const entry of entries)
            clearTimer(entry.retryTimer);
        this.#entries.clear();
        this.#disconnect();
        for (const { operation } of entries)
            operation.fail(error);
    }
    #stop(id) {
        const entry = this.#entries.get(id);
        if (entry === undefined)
            return;
        clearTimer(entry.retryTimer);
        this.#entries.delete(id);
        this.#connection?.complete(id);
        this.#lingerWhenUnused();
    }
    #lingerWhenUnused() {
        clearTimer(this.#lingerTimer);
        if (this.#entries.size > 0)
            return;
        this.#lingerTimer = setTimeout(() => this.#disconnect(), LINGER_MS);
    }
    #connect() {
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
        }
        catch (cause) {
            // A page on https may not open ws://, and says so by throwing.
            this.failAll(neverReached(this.#options, cause));
        }
    }
    #openConnection(webSocket) {
        const connection = new SocketConnection(this.#options, webSocket, {
            live: () => this.#onLive(),
            message: (message) => this.#onMessage(message),
            end: (end) => {
                if (this.#connection === connection)
                    this.#onEnd(end);
            },
        });
        return connection;
    }
    #showSearching() {
        const isLost = this.#hasBeenLive && this.#attempts > 0;
        this.state.set(isLost ? 'reconnecting' : 'connecting');
    }
    #disconnect() {
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
    #onLive() {
        this.#hasBeenLive = true;
        this.#hasRenewed = false;
        this.#settledTimer = setTimeout(() => (this.#attempts = 0), SETTLED_AFTER_MS);
        this.state.set('live');
        for (const [id, entry] of this.#entries) {
            if (entry.retryTimer === null)
                this.#start(id, entry);
        }
    }
    #start(id, { operation }) {
        const { name, source } = operation;
        this.#connection?.subscribe(id, { name, source, variables: operation.variables() });
    }
    #onMessage(message) {
        const entry = this.#entries.get(message.id);
        // Late values of a stream that was ended here.
        if (entry === undefined)
            return;
        if (message.type === 'next')
            this.#onNext(message.id, entry, message.payload);
        else if (message.type === 'error')
            this.#onRefused(message.id, entry, message.payload[0]);
        else
            this.#restartLater(message.id, entry);
    }
    #onNext(id, entry, result) {
        const [error] = result.errors ?? [];
        if (error !== undefined) {
            this.#connection?.complete(id);
            this.#onRefused(id, entry, error);
            return;
        }
        entry.failures = 0;
        entry.operation.next(result.data);
    }
    #onRefused(id, entry, data) {
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
    #restartLater(id, entry) {
        const waitMs = backoffMs(entry.failures, RECONNECT_CAP_MS);
        entry.failures += 1;
        entry.retryTimer = setTimeout(() => {
            entry.retryTimer = null;
            if (this.#connection?.isLive === true)
                this.#start(id, entry);
        }, waitMs);
    }
    #onEnd(end) {
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
    #reconnectLater() {
        const waitMs = backoffMs(this.#attempts, RECONNECT_CAP_MS);
        this.#attempts += 1;
        this.#showSearching();
        this.#reconnectTimer = setTimeout(() => {
            this.#reconnectTimer = null;
            this.#connect();
        }, waitMs);
    }
    /** The server ends a connection when its access token does: with a new one it goes on. */
    async #renew(refusal) {
        this.#hasRenewed = true;
        this.#renewing = true;
        this.#showSearching();
        const renewed = await this.#refresher.refresh(this.#openedWith);
        this.#renewing = false;
        if (this.#entries.size === 0)
            this.#disconnect();
        else if (renewed.kind === 'ENDED')
            this.failAll(refusal);
        else if (renewed.kind === 'RENEWED')
            this.#connect();
        else {
            // The network is away: the next connection is refused likewise, and may renew again.
            this.#hasRenewed = false;
            this.#reconnectLater();
        }
    }
}
function neverReached({ endpoint }, cause) {
    const message = `No live connection to ${endpoint.webSocket} could be opened.`;
    return new NetworkError(message, { cause });
}
function clearTimer(timer) {
    if (timer !== null)
        clearTimeout(timer);
}
//# sourceMappingURL=subscription-socket.js.map