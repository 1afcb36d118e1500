/** The messages and close codes of the graphql-transport-ws protocol. */
import type { GraphQLErrorData } from '../errors/error-from-answer.js';

export const SUBPROTOCOL = 'graphql-transport-ws';

export type ClientMessage =
  | { readonly type: 'connection_init'; readonly payload?: Readonly<Record<string, string>> }
  | { readonly type: 'ping' | 'pong' }
  | {
      readonly id: string;
      readonly type: 'subscribe';
      readonly payload: {
        readonly operationName?: string | undefined;
        readonly query: string;
        readonly variables: unknown;
      };
    }
  | { readonly id: string; readonly type: 'complete' };

export interface ExecutionResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorData[] | undefined;
}

/** About the connection. */
export type ControlMessage = { readonly type: 'connection_ack' | 'ping' | 'pong' };

/** About one subscription. */
export type OperationMessage =
  | { readonly id: string; readonly type: 'next'; readonly payload: ExecutionResult }
  | { readonly id: string; readonly type: 'error'; readonly payload: readonly GraphQLErrorData[] }
  | { readonly id: string; readonly type: 'complete' };

export type ServerMessage = ControlMessage | OperationMessage;

/** Null for what is no message of the protocol: the connection is then of no use. */
export function parseServerMessage(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const message = JSON.parse(data) as { type?: unknown; id?: unknown; payload?: unknown };
    return isServerMessage(message) ? message : null;
  } catch {
    return null;
  }
}

export function isControl(message: ServerMessage): message is ControlMessage {
  return !('id' in message);
}

function isServerMessage(message: {
  type?: unknown;
  id?: unknown;
  payload?: unknown;
}): message is ServerMessage {
  const { type, id, payload } = message;
  if (type === 'connection_ack' || type === 'ping' || type === 'pong') return true;
  if (typeof id !== 'string') return false;
  if (type === 'next') return typeof payload === 'object' && payload !== null;
  return type === 'complete' || (type === 'error' && Array.isArray(payload));
}

/** The server does not accept who we are: trying again with the same secret is pointless. */
export function isRefusal(closeCode: number): boolean {
  return closeCode === 4401 || closeCode === 4403;
}

/** One side broke the protocol, or the address speaks another one. */
export function isProtocolViolation(closeCode: number): boolean {
  return [4004, 4005, 4400, 4406, 4409, 4429].includes(closeCode);
}
