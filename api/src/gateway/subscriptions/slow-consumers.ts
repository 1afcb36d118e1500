/**
 * Drops connections that do not read what they asked for.
 *
 * Threat: a client that subscribes and stops reading makes the server keep its messages. Each
 * subscription waits for its last message to leave, so little piles up; what remains is a socket
 * that never drains, which is closed with a reason after some seconds.
 */
import type { WebSocket } from 'ws';

const CHECK_EVERY_MS = 1_000;
/** A phone that changes its network is back within this. */
const MAX_STALL_MS = 15_000;
/** A second to take the closing handshake, then the socket is cut. */
const CLOSE_GRACE_MS = 1_000;
/** RFC 6455's "try again later": clients reconnect and resume with `afterSeq`. */
export const TRY_AGAIN_LATER = 1013;

interface Stall {
  readonly buffered: number;
  readonly sinceMs: number;
}

export interface SlowConsumerOptions {
  readonly sockets: () => Iterable<WebSocket>;
  readonly onDropped: (socket: WebSocket, bufferedBytes: number) => void;
  readonly checkEveryMs?: number;
  readonly maxStallMs?: number;
}

/** Starts the watch; the returned function ends it. */
export function watchSlowConsumers(options: SlowConsumerOptions): () => void {
  const maxStallMs = options.maxStallMs ?? MAX_STALL_MS;
  const stalls = new WeakMap<WebSocket, Stall>();
  const check = (): void => {
    const nowMs = performance.now();
    for (const socket of options.sockets()) {
      if (socket.readyState !== socket.OPEN) continue;
      const buffered = socket.bufferedAmount;
      const stall = stalls.get(socket);
      if (buffered === 0) stalls.delete(socket);
      // Less than before means that something was read: the count starts again.
      else if (stall === undefined || buffered < stall.buffered) {
        stalls.set(socket, { buffered, sinceMs: nowMs });
      } else if (nowMs - stall.sinceMs >= maxStallMs) {
        stalls.delete(socket);
        options.onDropped(socket, buffered);
        drop(socket);
      }
    }
  };
  const timer = setInterval(check, options.checkEveryMs ?? CHECK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function drop(socket: WebSocket): void {
  socket.close(TRY_AGAIN_LATER, 'SLOW_CONSUMER');
  setTimeout(() => {
    socket.terminate();
  }, CLOSE_GRACE_MS).unref();
}
