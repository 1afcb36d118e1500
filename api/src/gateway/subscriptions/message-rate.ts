/**
 * Ends a live connection that sends messages faster than any client has reason to.
 *
 * Threat: pings, completes of nothing and malformed messages cost no units of the rate limit and
 * yet have to be read and answered. Counted is what arrives, before it is parsed.
 */
import type { WebSocket } from 'ws';

export interface MessageRate {
  readonly messages: number;
  readonly windowMs: number;
}

/** A page that opens sends some twenty at once, then a ping now and again. */
export const MESSAGE_RATE: MessageRate = { messages: 200, windowMs: 10_000 };
/** RFC 6455: a policy was violated. */
export const POLICY_VIOLATION = 1008;

export function limitMessages(
  socket: Pick<WebSocket, 'on' | 'close' | 'terminate'>,
  nowMs: () => number,
  rate: MessageRate = MESSAGE_RATE,
): void {
  let windowStart = nowMs();
  let count = 0;
  let closed = false;
  const take = (): void => {
    const now = nowMs();
    if (now - windowStart >= rate.windowMs) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    if (count <= rate.messages) return;
    // The first time with a reason; whoever goes on after that is cut off.
    if (closed) socket.terminate();
    else socket.close(POLICY_VIOLATION, 'TOO_MANY_MESSAGES');
    closed = true;
  };
  socket.on('message', take);
  socket.on('ping', take);
}
