/**
 * Switch off one protection at a time and see it noticed. Each scenario reports what it finds wrong:
 * nothing as the program is, something as soon as the statement behind the protection is changed.
 */
import type { AccountId } from '@fiducia/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '../accounts/check-ledger.js';
import { haltAccount } from '../accounts/halt-account.js';
import { placeOrder } from '../accounts/place-order.js';
import { present } from '../domain/assert.js';
import { StaleEpochError } from '../journal/append-entries.js';
import { loadTimeline } from '../market-data/recorded-market.js';
import { POSITIONS_PER_ENTRY } from '../projections/order-intents.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { FaultyVenue } from '../testing/faulty-venue.js';
import { mutateDatabase } from '../testing/mutated-database.js';
import type { SqlMutation } from '../testing/mutated-database.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { takeOver } from '../testing/take-over.js';
import { until, untilEnded } from '../testing/until.js';
import { ClientOrderIds } from '../venues/client-order-id.js';
import { OrderGateway } from '../venues/order-gateway.js';
import { PaperVenue } from '../venues/paper-venue.js';
import { commitSteps } from './commit-steps.js';
import type { EngineDeps } from './engine-deps.js';
import { restoreAccount } from './restore-account.js';

/** What a scenario found wrong, by stable names. */
type Scenario = (fixture: EngineFixture, deps: EngineDeps) => Promise<readonly string[]>;

interface Mutant {
  readonly protection: string;
  readonly mutation: SqlMutation;
  readonly scenario: Scenario;
}

const MUTANTS: readonly Mutant[] = [
  {
    protection: 'the epoch inside each append',
    mutation: { find: 'and epoch = $3\n    for share', replace: 'and epoch <> -$3 for share' },
    scenario: appendOfAnOldOwner,
  },
  {
    protection: 'the epoch at the gateway',
    mutation: {
      find: 'o.epoch = l.epoch and i.epoch = l.epoch as of_present_owner',
      replace: 'true as of_present_owner',
    },
    scenario: orderOfAnOldOwner,
  },
  {
    protection: 'the halt at the gateway',
    mutation: {
      find: `and (seq is null or seq > $3::bigint / ${POSITIONS_PER_ENTRY})`,
      replace: 'and seq < $3::bigint - $3::bigint',
    },
    scenario: orderBeforeAHalt,
  },
  {
    protection: 'the audit entry of a halt by a person',
    mutation: { find: 'INSERT INTO audit_entry', replace: null },
    scenario: haltByAPerson,
  },
  {
    protection: 'the audit entry of a stop by rule',
    mutation: { find: 'INSERT INTO audit_entry', replace: null },
    scenario: stopByRule,
  },
  {
    protection: 'the balances of the ledger',
    mutation: {
      find: 'debits_posted = b.debits_posted + excluded.debits_posted',
      replace: 'debits_posted = b.debits_posted',
    },
    scenario: moneyOfATradingAccount,
  },
  {
    protection: 'each fill once',
    mutation: {
      find: 'join trade_order o on o.tenant_id = $1 and o.id = f.order_id',
      replace: "join trade_order o on o.tenant_id = $1 and o.id = f.order_id where o.side = 'BUY'",
    },
    scenario: moneyOfATradingAccount,
  },
  {
    protection: 'what an order was filled with',
    mutation: {
      find: 'filled_quantity = coalesce(u.filled, o.filled_quantity)',
      replace: 'filled_quantity = o.filled_quantity',
    },
    scenario: moneyOfATradingAccount,
  },
];

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

describe.each(MUTANTS)('$protection', { timeout: 90_000 }, ({ mutation, scenario }) => {
  it('holds', async () => {
    expect(await scenario(fixture, fixture.deps)).toEqual([]);
  });

  it('is missed at once when it is switched off', async () => {
    const deps = { ...fixture.deps, db: mutateDatabase(fixture.deps.db, mutation) };
    const found = await scenario(fixture, deps).catch((error: unknown) => [String(error)]);
    expect(found).not.toEqual([]);
  });
});

async function standingMarket(on: EngineFixture): Promise<void> {
  const columns = syntheticBars(40);
  const fastForwardTo = columns.at[20] ?? null;
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns };
  await on.recordMarket([market], { fastForwardTo, barsPerSecond: 0.001 });
}

/** An open account that has seen prices; its engine is stopped again. */
async function quietAccount(on: EngineFixture): Promise<AccountId> {
  await standingMarket(on);
  const accountId = await on.openAccount({ symbols: ['TEST'], deployments: [] });
  const engine = await on.start({ sendsOrders: false });
  await until('the fast-forward', () => engine.feed.state.phase === 'REPLAYING');
  await engine.caughtUp(10_000);
  await engine.stop();
  return accountId;
}

async function orderInTheOutbox(on: EngineFixture): Promise<AccountId> {
  await standingMarket(on);
  const accountId = await on.openAccount({ symbols: ['TEST'], deployments: [] });
  const engine = await on.start({ sendsOrders: false });
  await until('the fast-forward', () => engine.feed.state.phase === 'REPLAYING');
  await engine.caughtUp(10_000);
  const placed = await placeOrder(on.ctx, on.deps, {
    idempotencyKey: 'order',
    accountId,
    symbol: 'TEST',
    side: 'BUY',
    type: 'MARKET',
    timeInForce: 'GTC',
    quantity: '1',
  });
  expect(placed.ok).toBe(true);
  await engine.stop();
  return accountId;
}

async function appendOfAnOldOwner(on: EngineFixture, deps: EngineDeps): Promise<readonly string[]> {
  const accountId = await quietAccount(on);
  const lease = await takeOver(on, accountId, 'old');
  const clientOrderIds = new ClientOrderIds(deps.orderIdSecret);
  const timeline = await loadTimeline(deps.db.shared, ['TEST/1d']);
  const account = await restoreAccount({ ...on.deps, clientOrderIds }, lease, timeline);
  await takeOver(on, accountId, 'new');
  const at = present(account.lastAt, 'stamp');
  account.apply({ type: 'CANCEL_REQUESTED', at, order: 'm.1.nothing.1' });
  try {
    await commitSteps({ db: deps.db.tenants, wakeUps: deps.wakeUps }, account);
  } catch (error) {
    if (error instanceof StaleEpochError) return [];
    throw error;
  }
  return ['an append of an old owner was accepted'];
}

/** What the gateway sends of one order within a second. */
async function sentBy(deps: EngineDeps): Promise<readonly string[]> {
  const { db, wakeUps } = deps;
  const venue = new FaultyVenue(new PaperVenue(db.tenants, wakeUps));
  const gateway = new OrderGateway({
    ...deps,
    db: db.tenants,
    directory: db.directory,
    owner: 'mutant-gateway',
    venueFor: () => venue,
  });
  const running = gateway.run();
  const tried = `select 1 from order_outbox where attempts > 0 or done_at is not null`;
  await until('a look at the order', async () => {
    return (await db.tenants.read(fixture.ctx, tried)).rowCount > 0;
  });
  gateway.stop();
  await running;
  return venue.submitted.map(() => 'an order was sent that must not leave');
}

async function orderOfAnOldOwner(on: EngineFixture, deps: EngineDeps): Promise<readonly string[]> {
  const accountId = await orderInTheOutbox(on);
  await takeOver(on, accountId, 'new');
  return sentBy(deps);
}

async function orderBeforeAHalt(on: EngineFixture, deps: EngineDeps): Promise<readonly string[]> {
  const accountId = await orderInTheOutbox(on);
  await takeOver(on, accountId, 'owner');
  await on.deps.db.tenants.run(on.ctx, (tx) =>
    tx.query(
      `update order_intent i set epoch = l.epoch from account_lease l
       where l.account_id = i.account_id`,
    ),
  );
  await on.deps.db.tenants.run(on.ctx, (tx) =>
    tx.query(
      `update order_outbox o set epoch = l.epoch from account_lease l
       where l.account_id = o.account_id`,
    ),
  );
  const pressed = haltAccount(on.ctx, on.deps, {
    idempotencyKey: 'halt',
    accountId,
    reason: 'a test',
    closePositions: false,
  });
  await until('the halt', async () => {
    const { rowCount } = await on.deps.db.tenants.read(on.ctx, 'select 1 from halt');
    return rowCount > 0;
  });
  const sent = await sentBy(deps);
  await pressed;
  return sent;
}

async function auditedHalts(on: EngineFixture, accountId: AccountId): Promise<readonly string[]> {
  const { rows } = await on.deps.db.tenants.read<{ halts: string; audited: string }>(
    on.ctx,
    `select (select count(*) from halt where account_id = $1) as halts,
       (select count(*) from audit_entry where account_id = $1 and action = 'account.halt')
         as audited`,
    [accountId],
  );
  const [row] = rows;
  if (row === undefined || row.halts === '0') return ['there is no halt'];
  return row.halts === row.audited ? [] : ['a halt has no audit entry'];
}

async function haltByAPerson(on: EngineFixture, deps: EngineDeps): Promise<readonly string[]> {
  const accountId = await quietAccount(on);
  await haltAccount(on.ctx, deps, {
    idempotencyKey: 'halt',
    accountId,
    reason: 'a test',
    closePositions: false,
  });
  return auditedHalts(on, accountId);
}

async function stopByRule(on: EngineFixture, deps: EngineDeps): Promise<readonly string[]> {
  const accountId = await trade(on, deps, { ...OPEN_MANDATE, maxDrawdownPct: '3' });
  return auditedHalts(on, accountId);
}

async function moneyOfATradingAccount(
  on: EngineFixture,
  deps: EngineDeps,
): Promise<readonly string[]> {
  await trade(on, deps, OPEN_MANDATE);
  const { problems, fills } = await checkLedger(on.ctx, on.deps);
  if (fills === 0) return ['nothing was traded'];
  return problems.map(({ check }) => check);
}

async function trade(
  on: EngineFixture,
  deps: EngineDeps,
  mandate: typeof OPEN_MANDATE,
): Promise<AccountId> {
  const columns = syntheticBars(200);
  await on.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
  const deployment = { strategy: 'sma-cross', parameters: { fast: 4, slow: 12 } };
  const deployments = [{ ...deployment, symbols: ['TEST'], capitalSharePct: '100' }];
  const accountId = await on.openAccount({ symbols: ['TEST'], deployments }, { mandate });
  const engine = await on.start({}, { db: deps.db });
  // As the program is it comes to the end, however slow the machine; a mutant may never.
  if (deps.db === on.deps.db) await untilEnded(engine);
  else await untilEnded(engine, 6_000).catch(() => undefined);
  await engine.stop();
  return accountId;
}
