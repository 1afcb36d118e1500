/** A GraphQL WebSocket client for tests: collects what arrives and tells how the connection ended. */
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface LiveClientOptions {
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LiveResult {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

export interface LiveSubscription {
  readonly results: LiveResult[];
  /** Text of everything that arrived, errors included. */
  readonly text: () => string;
  /** Resolves when the server or the connection has ended it; with the reason, if there was one. */
  readonly ended: Promise<unknown>;
  until(condition: (results: readonly LiveResult[]) => boolean, timeoutMs?: number): Promise<void>;
  stop(): void;
}

const TIMEOUT_MS = 10_000;

export function openLiveClient(url: string, options: LiveClientOptions): Client {
  const { token, headers } = options;
  class SocketWithHeaders extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  return createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: SocketWithHeaders,
    retryAttempts: 0,
    lazy: true,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
}

export function subscribeLive(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): LiveSubscription {
  const results: LiveResult[] = [];
  const reasons: unknown[] = [];
  const waiters = new Set<() => void>();
  const changed = (): void => {
    for (const wake of waiters) wake();
  };
  let stop: () => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => {
    stop = client.subscribe<Record<string, unknown>>(
      { query, variables },
      {
        next: (result) => {
          results.push(result);
          changed();
        },
        error: (reason) => {
          reasons.push(reason);
          resolve(reason);
          changed();
        },
        complete: () => {
          resolve(null);
          changed();
        },
      },
    );
  });
  return {
    results,
    ended,
    stop,
    text: () => JSON.stringify([results, reasons.map(readable)]),
    until: (condition, timeoutMs = TIMEOUT_MS) =>
      waitUntil(() => condition(results), { waiters, timeoutMs, seen: () => results }),
  };
}

function readable(reason: unknown): unknown {
  if (typeof reason !== 'object' || reason === null) return reason;
  const { code, reason: text, message } = reason as Record<string, unknown>;
  return Array.isArray(reason) ? reason : { code, reason: text, message };
}

interface Waiting {
  readonly waiters: Set<() => void>;
  readonly timeoutMs: number;
  readonly seen: () => unknown;
}

async function waitUntil(condition: () => boolean, waiting: Waiting): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve, reject) => {
    const check = (): void => {
      if (!condition()) return;
      clearTimeout(timer);
      waiting.waiters.delete(check);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.waiters.delete(check);
      reject(new Error(`It did not arrive; what did: ${JSON.stringify(waiting.seen())}`));
    }, waiting.timeoutMs);
    waiting.waiters.add(check);
  });
}

/** A connection without any subscription; resolves when the server has let it in or closed it. */
export async function openSocket(
  url: string,
  token: string,
): Promise<{ readonly outcome: string; readonly close: () => Promise<void> }> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  const closed = new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code, reason) => {
      resolve(`${code} ${reason.toString()}`);
    });
  });
  const payload = { authorization: `Bearer ${token}` };
  socket.once('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
  });
  const acknowledged = new Promise<string>((resolve) => {
    socket.once('message', () => {
      resolve('ACKNOWLEDGED');
    });
  });
  const outcome = await Promise.race([acknowledged, closed]);
  return {
    outcome,
    async close() {
      socket.close();
      await closed;
    },
  };
}
