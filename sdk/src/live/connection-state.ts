/** Whether live data flows right now: what a page shows as "reconnecting". */

/** `idle`: no stream is open. `reconnecting`: it was live and will be again. */
export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting';

/** Fits React's `useSyncExternalStore(connection.subscribe, connection.status)`. */
export class ConnectionState {
  #status: ConnectionStatus = 'idle';
  readonly #listeners = new Set<() => void>();

  readonly status = (): ConnectionStatus => this.#status;

  /** Calls back at every change; returns how to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  set(status: ConnectionStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener();
  }
}
