/** Whether live data flows right now: what a page shows as "reconnecting". */
/** `idle`: no stream is open. `reconnecting`: it was live and will be again. */
export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting';
/** Fits React's `useSyncExternalStore(connection.subscribe, connection.status)`. */
export declare class ConnectionState {
    #private;
    readonly status: () => ConnectionStatus;
    /** Calls back at every change; returns how to stop it. */
    readonly subscribe: (listener: () => void) => (() => void);
    set(status: ConnectionStatus): void;
}
//# sourceMappingURL=connection-state.d.ts.map