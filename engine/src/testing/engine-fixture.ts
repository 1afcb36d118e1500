/** An engine on a real database with one partner, recorded bars and accounts, for tests. */
import { createHash } from 'node:crypto';
import {
  createAccount,
  createClient,
  createEphemeralStores,
  provisionTenant,
  systemClock,
  systemContext,
} from '@fiducia/tenants';
import type {
  AccountId,
  Database,
  EphemeralStores,
  JsonObject,
  Result,
  TenantContext,
} from '@fiducia/tenants';
import { startTestDatabase } from '@fiducia/tenants/testing';
import type { TestDatabase } from '@fiducia/tenants/testing';
import { openAccount } from '../accounts/open-account.js';
import type { OpenAccountInput } from '../accounts/open-account.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import type { Mandate } from '../domain/mandate.js';
import { importActions } from '../market-data/corporate-actions/import-actions.js';
import { importSeries } from '../market-data/import-series.js';
import type { SeriesToImport } from '../market-data/import-series.js';
import { loadTimeline } from '../market-data/recorded-market.js';
import { configureReplay } from '../market-data/replay-record.js';
import type { ReplaySettings } from '../market-data/replay-record.js';
import type { EngineDeps } from '../runtime/engine-deps.js';
import { silentLog } from '../runtime/engine-log.js';
import { startEngine } from '../runtime/engine.js';
import type { Engine, EngineOptions } from '../runtime/engine.js';
import { WakeUps } from '../runtime/wake-ups.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';

export interface EngineFixture {
  readonly test: TestDatabase;
  readonly deps: EngineDeps;
  readonly stores: EphemeralStores;
  readonly ctx: TenantContext;
  /** An account that is not open yet. */
  createAccount(terms?: Partial<AccountTerms>): Promise<AccountId>;
  openAccount(
    input: Omit<OpenAccountInput, 'accountId'>,
    terms?: Partial<AccountTerms>,
  ): Promise<AccountId>;
  /** Imports the series, with what happened to them, and makes them the replayed market. */
  recordMarket(
    series: readonly SeriesToImport[],
    settings?: Partial<ReplaySettings> & { readonly actions?: readonly CorporateAction[] },
  ): Promise<void>;
  start(options?: Partial<EngineOptions>, deps?: Partial<EngineDeps>): Promise<Engine>;
  /** Everything of another process: its own pool and its own signals. */
  anotherProcess(): Promise<EngineDeps>;
  close(): Promise<void>;
}

export interface AccountTerms {
  readonly cash: string;
  readonly mandate: Mandate;
}

export const OPEN_MANDATE: Mandate = {
  maxOrderNotionalPct: '100',
  maxOrderNotional: null,
  maxOrderUnits: null,
  maxGrossExposurePct: '100',
  cashReservePct: '0',
  maxDrawdownPct: '100',
  maxDailyLossPct: '100',
  allowShort: false,
  onStop: 'CLOSE_POSITIONS',
};

const SECRET = createHash('sha256').update('engine fixture').digest();

export async function openEngineFixture(): Promise<EngineFixture> {
  const test = await startTestDatabase();
  const stores = await createEphemeralStores();
  const deps = await depsOn(test.db, stores);
  const ctx = await provision(deps);
  const clientId = must(
    await createClient(ctx, deps, { name: 'A client', reference: 'C-1' }),
  ).clientId;
  const engines: Engine[] = [];
  const fixture: EngineFixture = {
    test,
    deps,
    stores,
    ctx,
    async createAccount(terms = {}) {
      const input = {
        clientId,
        name: 'An account',
        mode: 'PAPER' as const,
        currency: 'USD',
        startingCash: terms.cash ?? '100000',
        mandate: { ...(terms.mandate ?? OPEN_MANDATE) } as JsonObject,
      };
      return must(await createAccount(ctx, deps, input)).accountId;
    },
    async openAccount(input, terms) {
      const accountId = await fixture.createAccount(terms);
      const opened = await openAccount(ctx, deps, { ...input, accountId });
      if (!opened.ok) throw new Error(`Unexpected failure ${JSON.stringify(opened.error)}`);
      return accountId;
    },
    async recordMarket(series, { actions = [], ...settings } = {}) {
      const seriesIds: string[] = [];
      for (const one of series) {
        const imported = await importSeries(deps.db.shared, one);
        if (!imported.ok) throw new Error(`Series ${imported.series} is there with other bars`);
        seriesIds.push(imported.series);
      }
      const recorded = { actions, source: 'test', owner: 'test-engine' };
      const imported = await importActions(deps.db.shared, recorded);
      if (!imported.ok) throw new Error(imported.error.message);
      const timeline = await loadTimeline(deps.db.shared, seriesIds);
      const wanted = { source: 'test', fastForwardTo: null, barsPerSecond: null, ...settings };
      await configureReplay(deps.db.shared, timeline, { seriesIds, ...wanted });
    },
    async start(options = {}, more = {}) {
      const started = await startEngine(
        { ...deps, ...more },
        { owner: 'test-engine', restartPauseMs: null, ...options },
      );
      if (!started.ok) throw new Error(started.error);
      engines.push(started.engine);
      return started.engine;
    },
    async anotherProcess() {
      return depsOn(await test.open(), stores);
    },
    async close() {
      await Promise.all(engines.map((engine) => engine.stop()));
      await stores.close();
      await test.stop();
    },
  };
  return fixture;
}

async function depsOn(db: Database, stores: EphemeralStores): Promise<EngineDeps> {
  const wakeUps = new WakeUps();
  await wakeUps.connect(db);
  return {
    db,
    clock: systemClock,
    monotonic: () => performance.now(),
    pubsub: stores.pubSub,
    wakeUps,
    strategies: builtInStrategies(),
    log: process.env['FIDUCIA_TEST_LOG'] === undefined ? silentLog : consoleLog,
    orderIdSecret: SECRET,
  };
}

async function provision(deps: EngineDeps): Promise<TenantContext> {
  const branding = {
    productName: 'Test product',
    primaryColor: '#123456',
    accentColor: '#fedcba',
    logoSvg: null,
  };
  const environment = 'TEST' as const;
  const hosts = ['engine.example'];
  const slug = 'engine-test';
  const tenant = { slug, name: 'Engine test', environment, branding, hosts };
  return systemContext(must(await provisionTenant(deps, tenant)).tenantId, 'test');
}

function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`Unexpected failure ${JSON.stringify(result.error)}`);
}

const write = (details: object, message: string): void => {
  process.stderr.write(`${message} ${String((details as { err?: Error }).err?.stack ?? '')}\n`);
};
const consoleLog = { info: write, warn: write, error: write };
