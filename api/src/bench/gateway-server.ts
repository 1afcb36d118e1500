/** The measured side: the whole gateway, as the product starts it, in a process of its own. */
import type { AddressInfo } from 'node:net';
import { builtInStrategies, WakeUps } from '@fiducia/engine';
import {
  createEphemeralStores,
  createTenantsDeps,
  openDatabase,
  systemClock,
} from '@fiducia/tenants';
import { createGateway } from '../gateway/create-gateway.js';
import { SeriesThreads } from '../series/series-threads.js';
import { serveBenchmark } from './server-process.js';

/** The limiter counts every request, and lets every one pass. */
const NO_LIMIT = { points: 1e12, windowMs: 10_000 };

await serveBenchmark(async ({ databaseUrl, apiKeyPepper }) => {
  const db = await openDatabase({ url: databaseUrl });
  const ephemeral = await createEphemeralStores();
  const tenants = createTenantsDeps({
    db,
    apiKeyPepper: Buffer.from(apiKeyPepper, 'hex'),
    rateLimiter: ephemeral.rateLimiter,
  });
  const wakeUps = new WakeUps();
  const gateway = await createGateway({
    tenants,
    engine: { db, clock: systemClock, wakeUps, strategies: builtInStrategies() },
    ephemeral,
    links: { portalUrl: 'https://portal.example' },
    series: new SeriesThreads(),
    logger: { debug: noop, info: noop, warn: noop, error: complain },
    config: {
      environment: 'TEST',
      tls: false,
      trustedProxies: [],
      allowedOrigins: [],
      rateLimits: {
        actor: NO_LIMIT,
        tenant: NO_LIMIT,
        address: NO_LIMIT,
        visitor: NO_LIMIT,
        reserved: NO_LIMIT,
        guesses: NO_LIMIT,
      },
    },
  });
  await gateway.fastify.listen({ host: '127.0.0.1', port: 0 });
  return (gateway.fastify.server.address() as AddressInfo).port;
});

/** Every request of a benchmark succeeds, or the figures mean nothing. */
function complain(details: object, event: string): void {
  process.stderr.write(`${event} ${String((details as { err?: unknown }).err)}\n`);
}

function noop(): void {
  return undefined;
}
