/** One connection from its handshake to its end, watched so that a mute one is noticed. */
import type { ResolvedOptions } from '../client-options.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { WebSocketConstructor } from '../platform.js';
import type { OperationMessage } from './transport-ws-protocol.js';
/** Why it ended: worth another try, or not. */
export type ConnectionEnd = {
    readonly kind: 'LOST';
} | {
    readonly kind: 'REFUSED' | 'BROKEN';
    readonly error: FiduciaError;
};
export interface ConnectionListener {
    readonly live: () => void;
    readonly message: (message: OperationMessage) => void;
    /** Called once. */
    readonly end: (end: ConnectionEnd) => void;
}
export declare class SocketConnection {
    #private;
    constructor(options: ResolvedOptions, webSocket: WebSocketConstructor, listener: ConnectionListener);
    get isLive(): boolean;
    subscribe(id: string, operation: {
        name: string;
        source: string;
        variables: unknown;
    }): void;
    complete(id: string): void;
    close(): void;
}
//# sourceMappingURL=socket-connection.d.ts.map