/** All live streams of a client over as few connections as the server's limit allows. */
import type { ResolvedOptions } from '../client-options.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { SessionRefresher } from '../session-refresher.js';
import { ConnectionState } from './connection-state.js';
import type { LiveOperation } from './subscription-socket.js';
export declare class SubscriptionPool {
    #private;
    readonly state: ConnectionState;
    constructor(options: ResolvedOptions, refresher: SessionRefresher);
    /** Returns how to end it. */
    subscribe(operation: LiveOperation): () => void;
    /** Ends every stream with this error, and the connections. */
    failAll(error: FiduciaError): void;
}
//# sourceMappingURL=subscription-pool.d.ts.map