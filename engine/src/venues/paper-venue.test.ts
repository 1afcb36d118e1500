/** The paper venue: the contract of every venue, and what only a simulated one does. */
import type { AccountId } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import { barAt } from '../market-data/bar-columns.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { describeVenueContract } from '../testing/venue-contract.js';
import { ClientOrderIds } from './client-order-id.js';
import { PaperVenue } from './paper-venue.js';
import type { VenueOrder } from './venue-adapter.js';

const BARS = syntheticBars(10);
const NOTHING = (): Promise<void> => Promise.resolve();

let fixture: EngineFixture;
let venue: PaperVenue;
beforeAll(async () => {
  fixture = await openEngineFixture();
  venue = new PaperVenue(fixture.deps.db.tenants, fixture.deps.wakeUps);
});
afterAll(() => fixture.close());

async function openBook(): Promise<AccountId> {
  const accountId = await fixture.createAccount();
  await venue.beginRun(fixture.ctx, accountId, 1, [TEST_INSTRUMENT]);
  return accountId;
}

function order(accountId: AccountId, name: string, change: Partial<VenueOrder> = {}): VenueOrder {
  const orderRef = `m.1.${name}.1`;
  const ids = new ClientOrderIds(fixture.deps.orderIdSecret);
  return {
    clientOrderId: ids.of(fixture.ctx.tenantId, accountId, orderRef),
    orderRef,
    decidedAtMs: stamp(0),
    symbol: 'TEST',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: '1',
    limitPrice: '1',
    stopPrice: null,
    reduceOnly: false,
    ...change,
  };
}

function stamp(row: number): number {
  return present(BARS.at[row], 'a stamp');
}

function step(row: number, run = 1, fills = false) {
  return { run, at: stamp(row), bars: [barAt(BARS, row, 'TEST')], fills, splits: [] };
}

describeVenueContract('the paper venue', async () => {
  const accountId = await openBook();
  const restingOrder = (name: string): VenueOrder => order(accountId, name);
  return { venue, ctx: fixture.ctx, accountId, restingOrder };
});

describe('the paper venue', () => {
  const market = { type: 'MARKET', limitPrice: null } as const;

  it('fills a market order at the open of the next bar, once for each stamp', async () => {
    const accountId = await openBook();
    await venue.submit(fixture.ctx, accountId, order(accountId, 'a', market));
    const first = await venue.advance(fixture.ctx, accountId, step(1), NOTHING);
    expect(first).toMatchObject([{ type: 'VENUE_FILLED', quantity: '1', at: stamp(1) }]);
    expect(await venue.advance(fixture.ctx, accountId, step(1), NOTHING)).toEqual([]);
    expect(await venue.advance(fixture.ctx, accountId, step(1, 1, true), NOTHING)).toEqual([]);
    expect(await venue.reportsAfter(fixture.ctx, accountId, 1)).toEqual(first);
  });

  it('lets the account store its journal before it writes, and only then', async () => {
    const accountId = await openBook();
    const calls: string[] = [];
    const before = (): Promise<void> => {
      calls.push('stored');
      return Promise.resolve();
    };
    await venue.submit(fixture.ctx, accountId, order(accountId, 'resting'));
    await venue.advance(fixture.ctx, accountId, step(1), before);
    expect(calls).toEqual([]);
    await venue.submit(fixture.ctx, accountId, order(accountId, 'market', market));
    await venue.advance(fixture.ctx, accountId, step(2), before);
    expect(calls).toEqual(['stored']);
  });

  it('writes nothing when the account cannot store its journal', async () => {
    const accountId = await openBook();
    await venue.submit(fixture.ctx, accountId, order(accountId, 'a', market));
    const failing = (): Promise<void> => Promise.reject(new Error('no journal'));
    await expect(venue.advance(fixture.ctx, accountId, step(1), failing)).rejects.toThrow();
    expect(await venue.reportsAfter(fixture.ctx, accountId, 1)).toEqual([]);
  });

  it('ends a day order at the end of its day', async () => {
    const accountId = await openBook();
    await venue.submit(fixture.ctx, accountId, order(accountId, 'a', { timeInForce: 'DAY' }));
    const reports = await venue.advance(fixture.ctx, accountId, step(1), NOTHING);
    expect(reports).toMatchObject([{ type: 'VENUE_EXPIRED' }]);
  });

  it('forgets what rests when a new run begins, and sees its stamps anew', async () => {
    const accountId = await openBook();
    await venue.submit(fixture.ctx, accountId, order(accountId, 'a', market));
    await venue.advance(fixture.ctx, accountId, step(5), NOTHING);
    await venue.submit(fixture.ctx, accountId, order(accountId, 'b', market));
    await venue.beginRun(fixture.ctx, accountId, 2, [TEST_INSTRUMENT]);
    await venue.beginRun(fixture.ctx, accountId, 2, [TEST_INSTRUMENT]);
    expect(await venue.advance(fixture.ctx, accountId, step(1, 2), NOTHING)).toEqual([]);
    const next = order(accountId, 'c', { ...market, orderRef: 'm.2.c.1' });
    await venue.submit(fixture.ctx, accountId, next);
    const reports = await venue.advance(fixture.ctx, accountId, step(2, 2), NOTHING);
    expect(reports).toMatchObject([{ type: 'VENUE_FILLED', order: 'm.2.c.1' }]);
  });
});
