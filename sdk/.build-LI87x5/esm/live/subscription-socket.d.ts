/** One WebSocket for many live streams: opened when needed, reopened when lost. */
import type { ResolvedOptions } from '../client-options.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { SessionRefresher } from '../session-refresher.js';
import { ConnectionState } from './connection-state.js';
/** A running subscription. The socket asks for the variables anew at each (re)connection. */
export interface LiveOperation {
    readonly name: string;
    readonly source: string;
    readonly variables: () => unknown;
    /** Each is final except `next`. */
    readonly next: (data: unknown) => void;
    readonly fail: (error: FiduciaError) => void;
}
export declare class SubscriptionSocket {
    #private;
    readonly state: ConnectionState;
    constructor(options: ResolvedOptions, refresher: SessionRefresher);
    get streamCount(): number;
    /** Returns how to end it. */
    subscribe(operation: LiveOperation): () => void;
    /** Ends every stream with this error, and the connection. */
    failAll(error: FiduciaError): void;
}
//# sourceMappingURL=subscription-socket.d.ts.map