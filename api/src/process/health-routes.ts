/** `/healthz`: the process answers. `/readyz`: it may be sent requests, because its database answers. */
import { setTimeout as delay } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';

export interface Health {
  /** True from the moment a stop is asked for: load balancers then look elsewhere. */
  readonly isStopping: () => boolean;
  readonly pingDatabase: () => Promise<unknown>;
}

/** A database that takes longer than this does not serve people either. */
const PING_MS = 2_000;

export function addHealthRoutes(fastify: FastifyInstance, health: Health): void {
  fastify.get('/healthz', (_, reply) => reply.send({ status: 'ok' }));
  fastify.get('/readyz', async (_, reply) => {
    const reason = await whyNotReady(health);
    if (reason === null) return reply.send({ status: 'ready' });
    return reply.code(503).send({ status: 'not-ready', reason });
  });
}

async function whyNotReady(health: Health): Promise<'stopping' | 'database' | null> {
  if (health.isStopping()) return 'stopping';
  const timer = new AbortController();
  try {
    const late = delay(PING_MS, false, { signal: timer.signal });
    const answered = await Promise.race([health.pingDatabase().then(() => true), late]);
    return answered ? null : 'database';
  } catch {
    return 'database';
  } finally {
    timer.abort();
  }
}
