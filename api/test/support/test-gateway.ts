/** The real gateway on a real database, with two partners of the same shape and a real engine. */
import { createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  builtInStrategies,
  openAccount,
  ResearchWorker,
  startEngine,
  WakeUps,
  type Engine,
  type EngineDeps,
} from '@fiducia/engine';
import { InlineExecutor, inlineSeriesExecutor } from '@fiducia/engine/testing';
import {
  AuditCheckpointer,
  createApiKey,
  createEphemeralStores,
  createTenantsDeps,
  systemClock,
  type DatabaseConfig,
  type EphemeralStores,
  type KeyProvider,
  type PartnerRole,
  type TenantsDeps,
} from '@fiducia/tenants';
import {
  openSigningHome,
  must,
  seedTwoTenants,
  startTestDatabase,
  testKeyRing,
  type SeededTenant,
  type SeededUser,
  type TestDatabase,
} from '@fiducia/tenants/testing';
import { createGateway, type Gateway } from '../../src/gateway/create-gateway.js';
import type { RateLimits } from '../../src/gateway/rate-limits/rate-policies.js';
import { recordTestMarket, SYMBOLS } from './test-market.js';
import { RecordingLog } from './recording-log.js';
import { signInOver, type TestTokens } from './sign-in-over.js';

export interface TestTenant extends SeededTenant {
  /** Every scope that a key can have. */
  readonly apiKey: string;
}

export interface TestGateway {
  /** Address of GraphQL. */
  readonly url: string;
  readonly a: TestTenant;
  readonly b: TestTenant;
  readonly database: TestDatabase;
  readonly keyProvider: KeyProvider;
  readonly tenants: TenantsDeps;
  readonly engineDeps: EngineDeps;
  readonly engine: Engine | null;
  /** Runs stored research, with an engine; a test can hold it. */
  readonly research: InlineExecutor;
  readonly stores: EphemeralStores;
  readonly log: RecordingLog;
  /** An access token of the tenant's user with this role, second factor shown just now. */
  signIn(tenant: TestTenant, role: PartnerRole): Promise<string>;
  /** Both tokens of a session of its own. */
  tokensOf(tenant: TestTenant, role: PartnerRole): Promise<TestTokens>;
  /** Another gateway on the same database and stores, as a second process would be. */
  another(): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
}

/** The person of the tenant with this role. */
export function personOf(tenant: TestTenant, role: PartnerRole): SeededUser {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No user with role ${role}`);
  return user;
}

export interface TestGatewayOptions {
  /** Without an engine, accounts stay as they were opened and commands are not answered. */
  readonly engine: boolean;
  readonly rateLimits?: RateLimits;
  /** Places audit entries and signs heads, as the role `jobs` does. */
  readonly audit?: boolean;
  readonly barsPerSecond?: number | null;
  readonly environment?: 'TEST' | 'LIVE';
  readonly persistedOperations?: ReadonlyMap<string, string>;
  /**
   * Counters and channels there instead of in the process; FIDUCIA_TEST_REDIS_URL says it for all,
   * but for those with null. Gateways on one Redis count a visitor's requests together.
   */
  readonly redisUrl?: string | null;
  /** Begins with the rows of another one, whose engine has stopped, instead of with fresh ones. */
  readonly copyOf?: TestGateway;
  /** Of the connections on which everything works. */
  readonly database?: Pick<DatabaseConfig, 'poolSize' | 'applicationName' | 'log'>;
  /** Done to the database before anything works on it. */
  readonly prepare?: (database: TestDatabase) => Promise<void>;
}

/** No test of something else runs into a rate limit. */
const NO_LIMIT = { points: 1e9, windowMs: 1_000 };
const UNLIMITED: RateLimits = {
  actor: NO_LIMIT,
  tenant: NO_LIMIT,
  address: NO_LIMIT,
  visitor: NO_LIMIT,
  reserved: NO_LIMIT,
  guesses: NO_LIMIT,
};
const CAUGHT_UP_MS = 30_000;

export async function startTestGateway(options: TestGatewayOptions): Promise<TestGateway> {
  const { copyOf } = options;
  const database = await (copyOf?.database.copy() ?? startTestDatabase(options.database));
  await options.prepare?.(database);
  const log = new RecordingLog();
  const { redisUrl = process.env['FIDUCIA_TEST_REDIS_URL'] ?? null } = options;
  const stores = await createEphemeralStores(redisUrl === null ? {} : { redisUrl });
  const apiKeyPepper = copyOf?.tenants.apiKeyPepper ?? randomBytes(32);
  const keyProvider = copyOf?.keyProvider ?? testKeyRing();
  const { pubSub } = stores;
  const tenants = createTenantsDeps({ db: database.db, apiKeyPepper, keyProvider, pubSub });
  const engineDeps = await engineDepsOn(database, stores, log);
  const { a, b } = copyOf ?? (await seedEverything(tenants, engineDeps, options));
  const engine = options.engine ? await startTestEngine(engineDeps) : null;
  const research = new InlineExecutor(engineDeps.strategies);
  const researchDeps = { ...engineDeps, executor: research, codeVersion: 'test' };
  const worker = options.engine ? new ResearchWorker(researchDeps, 'test') : null;
  worker?.start();
  const signing = options.audit === true ? openSigningHome() : null;
  const checkpointer = signing && new AuditCheckpointer(signing.deps(database.db));
  await checkpointer?.start();
  const gateways: Gateway[] = [];
  const listen = async (own: TenantsDeps): Promise<string> => {
    const gateway = await createGateway({
      tenants: own,
      engine: engineDeps,
      ephemeral: stores,
      links: { portalUrl: 'https://portal.example' },
      series: { of: () => inlineSeriesExecutor },
      logger: log,
      config: {
        environment: options.environment ?? 'TEST',
        tls: false,
        trustedProxies: [],
        allowedOrigins: [],
        rateLimits: options.rateLimits ?? UNLIMITED,
        ...(options.persistedOperations && { persistedOperations: options.persistedOperations }),
      },
    });
    gateways.push(gateway);
    await gateway.fastify.listen({ host: '127.0.0.1', port: 0 });
    const { port } = gateway.fastify.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/graphql`;
  };
  const url = await listen(tenants);
  return {
    ...{ url, a, b, database, keyProvider, tenants, engineDeps, engine, research, stores, log },
    signIn: async (tenant, role) => (await signInOver(url, tenants, tenant, role)).accessToken,
    tokensOf: (tenant, role) => signInOver(url, tenants, tenant, role),
    async another() {
      const db = await database.open();
      const own = createTenantsDeps({ db, apiKeyPepper, keyProvider, pubSub });
      return { url: await listen(own) };
    },
    async stop() {
      for (const gateway of gateways) await gateway.close();
      research.release();
      await worker?.stop();
      await checkpointer?.stop();
      signing?.remove();
      await engine?.stop();
      await stores.close();
      await database.stop();
    },
  };
}

async function seedEverything(
  tenants: TenantsDeps,
  engineDeps: EngineDeps,
  options: TestGatewayOptions,
): Promise<{ readonly a: TestTenant; readonly b: TestTenant }> {
  await recordTestMarket(engineDeps.db.shared, options.barsPerSecond);
  const seeded = await seedTwoTenants(tenants);
  return {
    a: await openTenant(tenants, engineDeps, seeded.a),
    b: await openTenant(tenants, engineDeps, seeded.b),
  };
}

async function engineDepsOn(
  database: TestDatabase,
  stores: EphemeralStores,
  log: RecordingLog,
): Promise<EngineDeps> {
  const wakeUps = new WakeUps();
  await wakeUps.connect(database.db);
  return {
    db: database.db,
    clock: systemClock,
    monotonic: () => performance.now(),
    pubsub: stores.pubSub,
    wakeUps,
    strategies: builtInStrategies(),
    log,
    orderIdSecret: createHash('sha256').update('test').digest(),
  };
}

async function openTenant(
  tenants: TenantsDeps,
  engine: EngineDeps,
  tenant: SeededTenant,
): Promise<TestTenant> {
  for (const accountId of tenant.accountIds) {
    const opened = await openAccount(tenant.context, engine, {
      accountId,
      symbols: SYMBOLS,
      deployments: [
        {
          strategy: 'sma-cross',
          parameters: { fast: 3, slow: 8, long_only: true },
          symbols: [SYMBOLS[0]],
          capitalSharePct: '50',
        },
      ],
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  }
  const scope = { type: 'ALL' } as const;
  const keyScopes = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;
  const { key } = must(
    await createApiKey(tenant.context, tenants, {
      name: `Key ${tenant.canary}`,
      grants: keyScopes.map((keyScope) => ({ keyScope, scope })),
      allowedIps: [],
      expiresAt: null,
    }),
  );
  return { ...tenant, apiKey: key };
}

async function startTestEngine(deps: EngineDeps): Promise<Engine> {
  const started = await startEngine(deps, { owner: 'test', restartPauseMs: null });
  if (!started.ok) throw new Error(started.error);
  const { engine } = started;
  const end = performance.now() + CAUGHT_UP_MS;
  while (engine.feed.state.phase === 'FAST_FORWARD' || engine.feed.state.phase === 'STOPPED') {
    if (performance.now() > end) throw new Error('The market has not been fast-forwarded.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (!(await engine.caughtUp(CAUGHT_UP_MS))) throw new Error('An account has not caught up.');
  return engine;
}
