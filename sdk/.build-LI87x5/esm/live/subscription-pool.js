import { ConnectionState } from './connection-state.js';
import { SubscriptionSocket } from './subscription-socket.js';
/** The server takes 20 on one connection; the rest is room for streams that are just ending. */
const STREAMS_PER_SOCKET = 16;
/** What the reader should know first comes first. */
const BY_URGENCY = ['reconnecting', 'connecting', 'live'];
export class SubscriptionPool {
    #options;
    #refresher;
    #sockets;
    constructor(options, refresher) {
        this.state = new ConnectionState();
        this.#sockets = [];
        this.#options = options;
        this.#refresher = refresher;
    }
    /** Returns how to end it. */
    subscribe(operation) {
        const free = this.#sockets.find((socket) => socket.streamCount < STREAMS_PER_SOCKET);
        return (free ?? this.#addSocket()).subscribe(operation);
    }
    /** Ends every stream with this error, and the connections. */
    failAll(error) {
        for (const socket of this.#sockets)
            socket.failAll(error);
    }
    #addSocket() {
        const socket = new SubscriptionSocket(this.#options, this.#refresher);
        this.#sockets.push(socket);
        socket.state.subscribe(() => this.state.set(this.#worstStatus()));
        return socket;
    }
    #worstStatus() {
        const statuses = this.#sockets.map((socket) => socket.state.status());
        return BY_URGENCY.find((status) => statuses.includes(status)) ?? 'idle';
    }
}
//# sourceMappingURL=subscription-pool.js.map