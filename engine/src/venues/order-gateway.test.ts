/** The last door before the venue: what may pass, what is unknown, and what never leaves twice. */
import type { AccountId } from '@fiducia/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '../accounts/check-ledger.js';
import { haltAccount } from '../accounts/halt-account.js';
import { cancelOrder } from '../accounts/cancel-order.js';
import { getOrder } from '../accounts/order-queries.js';
import { placeOrder } from '../accounts/place-order.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { FaultyVenue } from '../testing/faulty-venue.js';
import type { Fault } from '../testing/faulty-venue.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until } from '../testing/until.js';
import type { Engine } from '../runtime/engine.js';
import { OrderGateway } from './order-gateway.js';
import { PaperVenue } from './paper-venue.js';
import type { VenueAdapter } from './venue-adapter.js';

let fixture: EngineFixture;
let accountId: AccountId;
let engine: Engine;
let gateways: (() => Promise<void>)[];

/** An account on a market that stands still, in a process that does not send orders. */
beforeEach(async () => {
  gateways = [];
  fixture = await openEngineFixture();
  const columns = syntheticBars(40);
  const fastForwardTo = columns.at[20] ?? null;
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns };
  await fixture.recordMarket([market], { fastForwardTo, barsPerSecond: 0.001 });
  accountId = await fixture.openAccount({ symbols: ['TEST'], deployments: [] });
  engine = await fixture.start({ sendsOrders: false });
  await until('the fast-forward', () => engine.feed.state.phase === 'REPLAYING');
  await engine.caughtUp(5_000);
});
afterEach(async () => {
  await Promise.all(gateways.map((stop) => stop()));
  await fixture.close();
});

describe('the gateway', () => {
  it('sends an order once and marks it accepted', async () => {
    const orderId = await place();
    const venue = startGateway();
    await untilStatus(orderId, 'ACCEPTED');
    // The venue's report may be there before the gateway has written down the venue's answer.
    await until('the note of the answer', async () => (await intent())[0]?.status === 'ACCEPTED');
    expect(venue.submitted).toHaveLength(1);
    expect(await intent()).toMatchObject([{ attempts: 1 }]);
  });

  it('shows UNKNOWN when the answer is lost, asks, and does not send again', async () => {
    const orderId = await place();
    const venue = startGateway(['LOSE_ANSWER']);
    await untilStatus(orderId, 'ACCEPTED');
    await until('the answer to the query', async () => (await intent())[0]?.status === 'ACCEPTED');
    expect(venue.submitted).toHaveLength(1);
    expect(venue.queried).toEqual([venue.submitted[0]?.clientOrderId]);
    expect(await venueOrders()).toBe(1);
  });

  it('sends again under the same id when the venue, which knows ids for ever, does not have it', async () => {
    const orderId = await place();
    const venue = startGateway(['LOSE_REQUEST']);
    await until('the order to be unknown', async () => (await status(orderId)) === 'UNKNOWN');
    await untilStatus(orderId, 'ACCEPTED');
    const ids = venue.submitted.map(({ clientOrderId }) => clientOrderId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await venueOrders()).toBe(1);
  });

  it('asks first about an order that a crashed gateway may have sent', async () => {
    const orderId = await place();
    await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
      tx.query(`update order_intent set status = 'SUBMITTED', attempts = 1, submitted_at = now()`),
    );
    const venue = startGateway();
    await untilStatus(orderId, 'ACCEPTED');
    expect(venue.queried).toHaveLength(1);
    expect(venue.submitted).toHaveLength(1);
    expect(venue.submitted[0]?.clientOrderId).toBe(venue.queried[0]);
  });

  it('never sends again to a venue that forgets ids', async () => {
    const orderId = await place();
    const venue = startGateway(['LOSE_REQUEST'], 'NONE');
    await until('the second question', () => venue.queried.length >= 2);
    expect(venue.submitted).toHaveLength(1);
    expect(await status(orderId)).toBe('UNKNOWN');
  });

  it('reports a rejection of the venue, and nothing stays reserved', async () => {
    const orderId = await place();
    startGateway(['REJECT']);
    await untilStatus(orderId, 'REJECTED');
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });

  it('lets no order out that was decided before a halt, and lets its cancel out', async () => {
    const orderId = await place();
    const halted = await haltAccount(fixture.ctx, fixture.deps, {
      idempotencyKey: 'halt',
      accountId,
      reason: 'a test',
      closePositions: false,
    });
    expect(halted.ok).toBe(true);
    const venue = startGateway();
    await until('the end of the order', async () =>
      ['REJECTED', 'CANCELED'].includes((await status(orderId)) ?? ''),
    );
    expect(venue.submitted).toEqual([]);
    expect(venue.refused).toHaveLength(1);
    expect(await intent()).toMatchObject([{ status: 'BLOCKED', attempts: 0 }]);
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });

  it('blocks in the transaction that presses, before the account has heard of it', async () => {
    await place();
    await engine.stop();
    const pressed = haltAccount(fixture.ctx, fixture.deps, {
      idempotencyKey: 'halt',
      accountId,
      reason: 'a test',
      closePositions: false,
    });
    await until('the halt', async () => (await halts()) === 1);
    const venue = startGateway();
    await until('the block', async () => (await intent())[0]?.status === 'BLOCKED');
    expect(venue.submitted).toEqual([]);
    expect(await pressed).toMatchObject({ ok: false, error: { code: 'NOT_ANSWERED_YET' } });
  });

  it('sends nothing that an earlier owner of the account decided until the present one adopts it', async () => {
    await place();
    await engine.stop();
    await fixture.deps.db.directory.leaseAccounts('somebody-else', 10, 60_000);
    const venue = startGateway();
    await until('a look at the order', async () => (await outbox())[0]?.attempts !== 0);
    expect(venue.submitted).toEqual([]);
    expect(await intent()).toMatchObject([{ status: 'PENDING_SUBMIT', attempts: 0 }]);
  });

  it('refuses a decision that the market has left behind', async () => {
    const orderId = await place();
    await engine.stop();
    await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
      tx.query(
        `update account_summary set market_time = market_time + interval '2 minutes'
         where account_id = $1`,
        [accountId],
      ),
    );
    const venue = startGateway();
    await until('the block', async () => (await intent())[0]?.status === 'BLOCKED');
    expect(venue.submitted).toEqual([]);
    expect(await status(orderId)).toBe('SUBMITTED');
  });

  it('cancels a resting order', async () => {
    const orderId = await place({ type: 'LIMIT', limitPrice: '1.00' });
    const venue = startGateway();
    await untilStatus(orderId, 'ACCEPTED');
    const asked = await cancelOrder(fixture.ctx, fixture.deps, { idempotencyKey: 'c', orderId });
    expect(asked).toMatchObject({ ok: true });
    await untilStatus(orderId, 'CANCELED');
    expect(venue.cancelled).toHaveLength(1);
  });

  it.each([
    ['PAPER', 0],
    ['LIVE', 1],
  ] as const)(
    'of an account in %s mode, %i cancels overtake an order',
    async (mode, overtaking) => {
      const { directory } = fixture.deps.db;
      await place();
      const orderId = await place({ type: 'LIMIT', limitPrice: '1.00' }, 'second');
      expect(await directory.claimOrderOutbox('slow', 1)).toHaveLength(1);
      await cancelOrder(fixture.ctx, fixture.deps, { idempotencyKey: 'c', orderId });
      expect(await outbox()).toHaveLength(3);
      await fixture.test.asSuperuser('update account set mode = $1, live_approved_at = now()', [
        mode,
      ]);
      expect(await directory.claimOrderOutbox('quick', 10)).toHaveLength(overtaking);
    },
  );

  it('shares the work of two gateways without doubling an order', async () => {
    const first = startGateway();
    const second = startGateway([], 'LASTING', 'another-gateway');
    const orders = await Promise.all(
      Array.from({ length: 12 }, (_, i) => place({ quantity: `0.${i + 11}` }, `k${i}`)),
    );
    for (const orderId of orders) await untilStatus(orderId, 'ACCEPTED');
    const ids = [...first.submitted, ...second.submitted].map((order) => order.clientOrderId);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });
});

const MARKET_ORDER = {
  symbol: 'TEST',
  side: 'BUY',
  type: 'MARKET',
  timeInForce: 'GTC',
  quantity: '0.5',
} as const;

async function place(change: object = {}, idempotencyKey = 'order') {
  const input = { ...MARKET_ORDER, ...change, accountId, idempotencyKey };
  const placed = await placeOrder(fixture.ctx, fixture.deps, input);
  if (!placed.ok) throw new Error(JSON.stringify(placed.error));
  return placed.order.id;
}

function startGateway(
  faults: Fault[] = [],
  ids: VenueAdapter['clientOrderIds'] = 'LASTING',
  owner = 'test-gateway',
): FaultyVenue {
  const { db, wakeUps } = fixture.deps;
  const venue = new FaultyVenue(new PaperVenue(db.tenants, wakeUps), faults, ids);
  const { directory, tenants } = db;
  const gateway = new OrderGateway({
    ...fixture.deps,
    db: tenants,
    directory,
    owner,
    venueFor: () => venue,
  });
  const running = gateway.run();
  gateways.push(async () => {
    gateway.stop();
    await running;
  });
  return venue;
}

async function status(orderId: Awaited<ReturnType<typeof place>>) {
  return (await getOrder(fixture.ctx, fixture.deps, orderId))?.status;
}

function untilStatus(orderId: Awaited<ReturnType<typeof place>>, wanted: string) {
  return until(`the order to be ${wanted}`, async () => (await status(orderId)) === wanted);
}

async function rows<Row>(sql: string): Promise<readonly Row[]> {
  return (await fixture.deps.db.tenants.read<Row>(fixture.ctx, sql)).rows;
}

function intent() {
  return rows<{ status: string; attempts: number }>('select status, attempts from order_intent');
}

function outbox() {
  return rows<{ attempts: number }>('select attempts from order_outbox where done_at is null');
}

async function halts() {
  return (await rows('select 1 from halt where released_at is null')).length;
}

async function venueOrders() {
  return (await rows('select 1 from paper_venue_order')).length;
}
