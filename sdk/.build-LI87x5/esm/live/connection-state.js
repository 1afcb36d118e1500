/** Whether live data flows right now: what a page shows as "reconnecting". */
/** Fits React's `useSyncExternalStore(connection.subscribe, connection.status)`. */
export class ConnectionState {
    constructor() {
        this.#status = 'idle';
        this.#listeners = new Set();
        this.status = () => this.#status;
        /** Calls back at every change; returns how to stop it. */
        this.subscribe = (listener) => {
            this.#listeners.add(listener);
            return () => {
                this.#listeners.delete(listener);
            };
        };
    }
    #status;
    #listeners;
    set(status) {
        if (status === this.#status)
            return;
        this.#status = status;
        for (const listener of [...this.#listeners])
            listener();
    }
}
//# sourceMappingURL=connection-state.js.map