/** The whole gateway, as the product starts it, for the servers of the benchmark. */
import type { AddressInfo } from 'node:net';
import { builtInStrategies, startEngine, WakeUps } from '@fiducia/engine';
import {
  createEphemeralStores,
  createTenantsDeps,
  openDatabase,
  systemClock,
  type Database,
  type EphemeralStores,
} from '@fiducia/tenants';
import { createGateway } from '../gateway/create-gateway.js';
import { SeriesThreads } from '../series/series-threads.js';
import type { BenchServerSetup } from './bench-messages.js';

const CAUGHT_UP_MS = 10_000;
/** The limiter counts every request, and lets every one pass. */
const NO_LIMIT = { points: 1e12, windowMs: 10_000 };

/** With `trading` an engine works in the same process, as `npm start` has it. */
export async function openBenchGateway(
  { databaseUrl, apiKeyPepper }: BenchServerSetup,
  options: { readonly trading: boolean } = { trading: false },
): Promise<number> {
  const db = await openDatabase({ url: databaseUrl });
  const ephemeral = await createEphemeralStores();
  const tenants = createTenantsDeps({
    db,
    apiKeyPepper: Buffer.from(apiKeyPepper, 'hex'),
    rateLimiter: ephemeral.rateLimiter,
  });
  const wakeUps = new WakeUps();
  if (options.trading) await startTrading(db, ephemeral, wakeUps);
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
}

async function startTrading(
  db: Database,
  { pubSub }: EphemeralStores,
  wakeUps: WakeUps,
): Promise<void> {
  await wakeUps.connect(db);
  const started = await startEngine(
    {
      ...{ db, clock: systemClock, wakeUps, strategies: builtInStrategies(), pubsub: pubSub },
      monotonic: () => performance.now(),
      log: { info: noop, warn: noop, error: complain },
      orderIdSecret: new Uint8Array(32),
    },
    { owner: 'bench', restartPauseMs: null },
  );
  if (!started.ok) throw new Error(started.error);
  if (!(await started.engine.caughtUp(CAUGHT_UP_MS))) throw new Error('The account stands still.');
}

/** Every request of a benchmark succeeds, or the figures mean nothing. */
function complain(details: object, event: string): void {
  process.stderr.write(`${event} ${String((details as { err?: unknown }).err)}\n`);
}

function noop(): void {
  return undefined;
}
