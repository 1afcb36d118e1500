/** The composition root: builds every part that this process runs, in order, and registers its stop. */
import { builtInStrategies, WakeUps, type EngineDeps } from '@fiducia/engine';
import {
  createEphemeralStores,
  createTenantsDeps,
  IdempotencyRetention,
  openDatabase,
  SecretsKeeper,
  systemClock,
  type Database,
  type EphemeralStores,
} from '@fiducia/tenants';

import { note } from '../cli/terminal.js';
import { ROLES, type ProcessRole, type StartOptions } from '../config/start-options.js';
import type { DemoFile } from '../demo/demo-file.js';
import { seedDemo } from '../demo/seed-demo.js';
import { startApprovalsPart } from './approvals-part.js';
import { startAuditPart } from './audit-part.js';
import { describeMarket, startEnginePart } from './engine-part.js';
import type { HomePaths } from './home-directory.js';
import { deriveInstallationKeys } from './installation-keys.js';
import { openKeyRings } from './key-providers.js';
import { acquireInstanceLock } from './instance-lock.js';
import type { LifeCycle } from './life-cycle.js';
import { browserUrl, requireFreeAddress } from './listen-address.js';
import type { ProcessLog } from './logger.js';
import { startMailPart } from './mail-part.js';
import { prepareMarket } from './prepare-market.js';
import type { Progress } from './progress.js';
import { firstLine, StartProblem } from './start-problem.js';
import { databaseProblem, openSystemDatabase, type SystemDatabase } from './system-database.js';

export interface SystemParts {
  readonly paths: HomePaths;
  readonly log: ProcessLog;
  readonly life: LifeCycle;
  readonly progress: Progress;
}

export interface RunningSystem {
  /** Null when this process has no gateway. */
  readonly url: string | null;
  /** What is replayed and where it stands; null when this process does not run the engine. */
  readonly market: string | null;
  readonly demo: DemoFile | null;
}

/** What every role works with. */
export interface SharedParts extends SystemParts {
  readonly options: StartOptions;
  /** For links in mails. Unless it was configured it is known once the gateway listens. */
  readonly links: { portalUrl: string };
  readonly database: Database;
  /** Of the role fiducia_app, for parts that must not wait behind requests. */
  readonly databaseUrl: string;
  readonly ephemeral: EphemeralStores;
  readonly tenants: ReturnType<typeof createTenantsDeps>;
  readonly engine: EngineDeps;
}

/** Throws a StartProblem, or StartInterrupted when a stop was asked for meanwhile. */
export async function runSystem(options: StartOptions, parts: SystemParts): Promise<RunningSystem> {
  const has = (role: ProcessRole) => options.roles.includes(role);
  const lock = options.database.kind === 'embedded' ? lockHome(parts) : null;
  if (has('gateway')) await requireFreeAddress(options);
  const base = await openSystemDatabase(options, parts);
  const shared = await openSharedParts(options, parts, base);
  warnOfSplitStores(shared);
  const symbols = await prepareMarket(shared);
  const seed = options.demo && symbols !== null ? await seedDemo(shared, symbols) : null;
  if (has('jobs')) await startJobs(shared);
  const engine = has('engine') ? await startEnginePart(shared) : null;
  const url = has('gateway') ? await startGateway(shared) : null;
  const demo = seed === null || url === null ? null : seed.write(url);
  lock?.announce({ url, postgresPort: base.embeddedPort });
  return { url, market: engine === null ? null : describeMarket(engine), demo };
}

/** Loaded by the role that needs it: GraphQL's types are a third of what a whole start reads. */
async function startGateway(shared: SharedParts): Promise<string> {
  const { startGatewayPart } = await import('./gateway-part.js');
  return startGatewayPart(shared);
}

function lockHome({ paths, life }: SystemParts): ReturnType<typeof acquireInstanceLock> {
  const lock = acquireInstanceLock(paths);
  life.started('the lock of the home', () => lock.release());
  return lock;
}

async function openSharedParts(
  options: StartOptions,
  parts: SystemParts,
  base: SystemDatabase,
): Promise<SharedParts> {
  const log = parts.log.logger;
  const database = await connect(base, parts);
  const ephemeral = await openStores(options, parts);
  const { apiKeyPepper, orderIdSecret, tokenSecret } = deriveInstallationKeys(
    base.installationSecret,
  );
  const { rateLimiter, pubSub } = ephemeral;
  const wakeUps = new WakeUps();
  await wakeUps.connect(database);
  const engine: EngineDeps = {
    db: database,
    clock: systemClock,
    monotonic: () => performance.now(),
    pubsub: ephemeral.pubSub,
    wakeUps,
    strategies: builtInStrategies(),
    log: log.child({ part: 'engine' }),
    orderIdSecret,
  };
  const keys = await openKeyRings({ settings: options.keys, paths: parts.paths, database, log });
  const tenants = createTenantsDeps({
    ...{ db: database, apiKeyPepper, tokenSecret, rateLimiter, pubSub },
    log: log.child({ part: 'tenants' }),
    keyProvider: keys.active,
    formerKeyProviders: keys.former,
  });
  parts.life.started('the announcements of rights', () => tenants.access.close());
  parts.life.started('the opened keys', () => tenants.secretKeys.forget());
  const links = { portalUrl: options.outside.publicUrl ?? browserUrl(options) };
  const databaseUrl = base.appUrl;
  return { ...parts, options, links, database, databaseUrl, ephemeral, tenants, engine };
}

async function connect(base: SystemDatabase, { life, log, paths }: SystemParts): Promise<Database> {
  try {
    const database = await openDatabase({
      url: base.appUrl,
      log: log.logger.child({ part: 'database' }),
    });
    life.started('the database’s connections', () => database.close());
    return database;
  } catch (error) {
    throw databaseProblem(error, 'the database of DATABASE_URL', paths);
  }
}

async function openStores(options: StartOptions, parts: SystemParts): Promise<EphemeralStores> {
  const log = parts.log.logger.child({ part: 'ephemeral-stores' });
  try {
    const { redisUrl } = options;
    const stores = await createEphemeralStores(redisUrl === null ? { log } : { log, redisUrl });
    parts.life.started('the ephemeral stores', () => stores.close());
    return stores;
  } catch (error) {
    throw new StartProblem(
      'REDIS_UNREACHABLE',
      `Redis does not answer at REDIS_URL (${firstLine(error)}): start it, correct the address, ` +
        'or unset REDIS_URL when one process is enough.',
      { cause: error },
    );
  }
}

/** One process keeps its hints to itself: what another one runs would not show live in this one. */
function warnOfSplitStores({ options, progress }: SharedParts): void {
  if (options.roles.length === ROLES.length || options.redisUrl !== null) return;
  if (options.database.kind === 'embedded') return;
  progress.clear();
  note(
    'REDIS_URL is not set: this process runs only some of the roles, and live events of the ' +
      'others do not reach it.',
  );
}

async function startJobs(shared: SharedParts): Promise<void> {
  const { life, log } = shared;
  await startAuditPart(shared);
  const keeper = new SecretsKeeper(
    { ...shared.tenants, log: log.logger.child({ part: 'secrets' }) },
    { rotationDays: shared.options.keys.rotationDays },
  );
  keeper.start();
  const retention = new IdempotencyRetention({
    ...shared.tenants,
    log: log.logger.child({ part: 'retention' }),
  });
  retention.start();
  life.started('the retention of idempotency keys', () => retention.stop());
  life.started('the keeper of secrets', () => keeper.stop());
  const { startResearchPart } = await import('./research-part.js');
  startResearchPart(shared);
  startMailPart(shared);
  startApprovalsPart(shared);
}
