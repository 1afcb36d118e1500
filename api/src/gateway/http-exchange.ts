/** What belongs to one HTTP request for as long as it lasts: its units, its deadline, its cookies. */
import type { FastifyReply } from 'fastify';
import { apiError } from '../errors/api-error.js';
import { OPERATION_TIMEOUT_MS } from './limits/limits.js';
import type { RateTicket } from './rate-limits/rate-ticket.js';

export interface HttpExchange {
  readonly ticket: RateTicket;
  /** Aborted when the time is up or the client has gone: what it asked for ends then. */
  readonly signal: AbortSignal;
  /** Rejects with OPERATION_TIMEOUT when the time is up. */
  readonly timedOut: Promise<never>;
  readonly cookies: string[];
  end(): void;
}

export function openExchange(
  reply: FastifyReply,
  ticket: RateTicket,
  timeoutMs: number = OPERATION_TIMEOUT_MS,
): HttpExchange {
  const controller = new AbortController();
  const { promise: timedOut, reject } = Promise.withResolvers<never>();
  // Whoever does not race against it must not end the process by it.
  timedOut.catch(() => undefined);
  const timer = setTimeout(() => {
    const late = apiError('OPERATION_TIMEOUT');
    controller.abort(late);
    reject(late);
  }, timeoutMs);
  timer.unref();
  const onClose = (): void => {
    if (!reply.raw.writableFinished) controller.abort(apiError('OPERATION_TIMEOUT'));
  };
  reply.raw.once('close', onClose);
  return {
    ticket,
    signal: controller.signal,
    timedOut,
    cookies: [],
    end() {
      clearTimeout(timer);
      reply.raw.off('close', onClose);
    },
  };
}
