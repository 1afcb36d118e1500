/** The messages and close codes of the graphql-transport-ws protocol. */
import type { GraphQLErrorData } from '../errors/error-from-answer.js';
export declare const SUBPROTOCOL = "graphql-transport-ws";
export type ClientMessage = {
    readonly type: 'connection_init';
    readonly payload?: Readonly<Record<string, string>>;
} | {
    readonly type: 'ping' | 'pong';
} | {
    readonly id: string;
    readonly type: 'subscribe';
    readonly payload: {
        readonly operationName?: string | undefined;
        readonly query: string;
        readonly variables: unknown;
    };
} | {
    readonly id: string;
    readonly type: 'complete';
};
export interface ExecutionResult {
    readonly data?: unknown;
    readonly errors?: readonly GraphQLErrorData[] | undefined;
}
/** About the connection. */
export type ControlMessage = {
    readonly type: 'connection_ack' | 'ping' | 'pong';
};
/** About one subscription. */
export type OperationMessage = {
    readonly id: string;
    readonly type: 'next';
    readonly payload: ExecutionResult;
} | {
    readonly id: string;
    readonly type: 'error';
    readonly payload: readonly GraphQLErrorData[];
} | {
    readonly id: string;
    readonly type: 'complete';
};
export type ServerMessage = ControlMessage | OperationMessage;
/** Null for what is no message of the protocol: the connection is then of no use. */
export declare function parseServerMessage(data: unknown): ServerMessage | null;
export declare function isControl(message: ServerMessage): message is ControlMessage;
/** The server does not accept who we are: trying again with the same secret is pointless. */
export declare function isRefusal(closeCode: number): boolean;
/** One side broke the protocol, or the address speaks another one. */
export declare function isProtocolViolation(closeCode: number): boolean;
//# sourceMappingURL=transport-ws-protocol.d.ts.map