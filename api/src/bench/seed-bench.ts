/** A partner with one account that holds positions: made by the product's own use cases. */
import { randomBytes } from 'node:crypto';
import {
  builtInStrategies,
  DEFAULT_MANDATE,
  importSeries,
  openAccount,
  placeOrder,
  prepareReplay,
  startEngine,
  WakeUps,
  type BarColumns,
  type EngineDeps,
  type UseCaseDeps,
} from '@fiducia/engine';
import {
  createAccount,
  createClient,
  createEphemeralStores,
  createTenantsDeps,
  createUser,
  completeSignIn,
  presetTotp,
  provisionTenant,
  signIn,
  StoredKeyRing,
  systemClock,
  systemContext,
  totpCode,
  type AccountId,
  type Database,
  type TenantContext,
  type TenantsDeps,
} from '@fiducia/tenants';

export const BENCH_SYMBOLS = ['ONE', 'TWO', 'THREE', 'FOUR'] as const;
const BARS = 10;
const FIRST_CLOSE = Date.UTC(2001, 0, 2);
const DAY_MS = 86_400_000;
/** In effect stopped: nothing moves while requests are measured. */
const STANDING_STILL = 0.000_001;
const CAUGHT_UP_MS = 10_000;
const OWNER = { email: 'manager@bench.example', password: 'a password of the benchmark' };
/** Of no worth elsewhere: RFC 6238's own example. */
const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const QUIET = { info: noop, warn: noop, error: noop };

export interface SeededBench {
  readonly ctx: TenantContext;
  readonly accountId: AccountId;
  readonly accessToken: string;
}

export async function seedBench(
  database: Database,
  apiKeyPepper: Uint8Array,
): Promise<SeededBench> {
  const tenants = createTenantsDeps({ db: database, apiKeyPepper, keyProvider: keyForOneRun() });
  const stores = await createEphemeralStores();
  const wakeUps = new WakeUps();
  await wakeUps.connect(database);
  const engine: EngineDeps = {
    db: database,
    clock: systemClock,
    monotonic: () => performance.now(),
    pubsub: stores.pubSub,
    wakeUps,
    strategies: builtInStrategies(),
    log: QUIET,
    orderIdSecret: new Uint8Array(32),
  };
  const { ctx, accountId } = await seedPartner(tenants);
  await recordMarket(database);
  const symbols = BENCH_SYMBOLS;
  const opened = await openAccount(ctx, engine, { accountId, symbols, deployments: [] });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await runTo(engine, 2, () => buyEverything(ctx, engine, accountId));
  // The orders are filled by the next bar.
  await runTo(engine, 5, () => Promise.resolve());
  const accessToken = await signInOwner(tenants);
  await stores.close();
  return { ctx, accountId, accessToken };
}

async function seedPartner(deps: TenantsDeps) {
  const branding = {
    productName: 'Bench',
    primaryColor: '#123456',
    accentColor: '#fedcba',
    logoSvg: null,
  };
  const environment = 'TEST' as const;
  const plan = { slug: 'bench', name: 'Bench', environment, branding, hosts: [] };
  const { tenantId } = must(await provisionTenant(deps, plan));
  const ctx = systemContext(tenantId, 'bench');
  const client = must(await createClient(ctx, deps, { name: 'A client', reference: 'C-1' }));
  const terms = { mode: 'PAPER', currency: 'USD', startingCash: '10000' } as const;
  const mandate = { ...DEFAULT_MANDATE };
  const input = { clientId: client.clientId, name: 'An account', ...terms, mandate };
  const { accountId } = must(await createAccount(ctx, deps, input));
  const roles = [{ role: 'PORTFOLIO_MANAGER', scope: { type: 'ALL' } }] as const;
  const { userId } = must(await createUser(ctx, deps, { ...OWNER, name: 'A manager', roles }));
  await presetTotp(ctx, deps, { userId, secret: TOTP_SECRET });
  return { ctx, accountId };
}

async function signInOwner(deps: TenantsDeps): Promise<string> {
  const origin = { ip: '127.0.0.1', userAgent: null };
  const begun = must(await signIn(deps, { ...OWNER, ...origin }));
  if (begun.kind === 'SIGNED_IN') return begun.tokens.accessToken;
  const shown = { kind: 'TOTP', code: totpCode(TOTP_SECRET, deps.clock.now()) } as const;
  const { challenge } = begun;
  return must(await completeSignIn(deps, { challenge, shown, ...origin })).tokens.accessToken;
}

/** The second factor is read once, by this process. */
function keyForOneRun(): StoredKeyRing {
  const key = randomBytes(32);
  return new StoredKeyRing({
    ringId: randomBytes(8).toString('hex'),
    newest: () => 1,
    read: (version) => (version === 1 ? Buffer.from(key) : null),
    add: () => 1,
  });
}

function must<Value>(
  result:
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (result.ok) return result.value;
  throw new Error(`The benchmark cannot be set up: ${JSON.stringify(result.error)}`);
}

async function recordMarket(database: Database): Promise<void> {
  for (const symbol of BENCH_SYMBOLS) {
    const imported = await importSeries(database.shared, {
      instrument: {
        ...{ symbol, name: `Instrument ${symbol}`, assetClass: 'INDEX', currency: 'USD' },
        ...{ tickSize: '0.01', lotSize: '0.0001', timeframe: '1d' },
        ...{ takerFeeRate: '0.0005', makerFeeRate: '0.0005' },
      },
      source: 'bench',
      columns: risingBars(),
    });
    if (!imported.ok) throw new Error(imported.error);
  }
}

function risingBars(): BarColumns {
  const column = (value: (day: number) => number) =>
    Float64Array.from({ length: BARS }, (_, day) => value(day));
  return {
    length: BARS,
    at: column((day) => FIRST_CLOSE + day * DAY_MS),
    open: column((day) => 100_000 + 100 * day),
    high: column((day) => 100_200 + 100 * day),
    low: column((day) => 99_900 + 100 * day),
    close: column((day) => 100_100 + 100 * day),
    volume: column(() => 1_000),
  };
}

/** Runs the engine until so many bars have passed, does `work`, and stops it again. */
async function runTo(engine: EngineDeps, bars: number, work: () => Promise<void>): Promise<void> {
  const prepared = await prepareReplay(engine.db.shared, {
    seriesIds: BENCH_SYMBOLS.map((symbol) => `${symbol}/1d`),
    source: 'bench',
    fastForwardTo: FIRST_CLOSE + bars * DAY_MS,
    barsPerSecond: STANDING_STILL,
  });
  if (!prepared.ok) throw new Error(prepared.error);
  const started = await startEngine(engine, { owner: 'bench', restartPauseMs: null });
  if (!started.ok) throw new Error(started.error);
  try {
    while (started.engine.feed.state.phase !== 'REPLAYING') await pause();
    if (!(await started.engine.caughtUp(CAUGHT_UP_MS)))
      throw new Error('The account stands still.');
    await work();
  } finally {
    await started.engine.stop();
  }
}

async function buyEverything(
  ctx: TenantContext,
  deps: UseCaseDeps,
  accountId: AccountId,
): Promise<void> {
  for (const symbol of BENCH_SYMBOLS) {
    const placed = await placeOrder(ctx, deps, {
      ...{ idempotencyKey: symbol, accountId, symbol, side: 'BUY', type: 'MARKET' },
      ...{ timeInForce: 'GTC', quantity: '0.3' },
    });
    if (!placed.ok) throw new Error(JSON.stringify(placed.error));
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

function noop(): void {
  return undefined;
}
