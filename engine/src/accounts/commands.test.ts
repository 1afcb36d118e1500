/** What may be asked of an account, by whom, how often, and what comes back. */
import { newId } from '@fiducia/tenants';
import type { AccountId, ClientId, OrderId, TenantContext } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import {
  openSilentAccount,
  openStandingMarket,
  personOf,
  restingOrder,
} from '../testing/standing-market.js';
import { until } from '../testing/until.js';
import { getAccount, listAccounts } from './account-queries.js';
import { cancelOrder } from './cancel-order.js';
import { deployStrategy } from './deploy-strategy.js';
import { listDeployments } from './deployment-queries.js';
import { openAccount } from './open-account.js';
import { getOrder, listOrders } from './order-queries.js';
import { placeOrder } from './place-order.js';
import { stopDeployment } from './stop-deployment.js';

/** Opened before the market moves, so that each has seen a price. */
const POOL_SIZE = 14;

let fixture: EngineFixture;
let pool: AccountId[];
let manager: TenantContext;

beforeAll(async () => {
  ({ fixture, accounts: pool } = await openStandingMarket(POOL_SIZE));
  manager = personOf(fixture, 'PORTFOLIO_MANAGER');
});
afterAll(() => fixture.close());

/** An account that stands at the published bar, with nothing on it, used by no other test. */
function openOne(): AccountId {
  return present(pool.pop(), 'an account of the pool');
}

describe('placing an order', () => {
  it('gives the order, which then rests at the venue', async () => {
    const accountId = openOne();
    const placed = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    expect(placed).toMatchObject({ ok: true, order: { symbol: 'TEST', source: 'MANUAL' } });
    if (!placed.ok) return;
    const { id } = placed.order;
    await until('the venue’s answer', async () => {
      return (await getOrder(manager, fixture.deps, id))?.status === 'ACCEPTED';
    });
  });

  it('places it once, however often the request is repeated', async () => {
    const accountId = openOne();
    const input = restingOrder(accountId);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => placeOrder(manager, fixture.deps, input)),
    );
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.order.id : answer.error.code)));
    expect(ids.size).toBe(1);
    const page = await listOrders(manager, fixture.deps, { accountId, first: 10 });
    expect(page.ok && page.page.nodes).toHaveLength(1);
  });

  it('refuses the same key for another request', async () => {
    const accountId = openOne();
    const input = restingOrder(accountId);
    await placeOrder(manager, fixture.deps, input);
    const again = await placeOrder(manager, fixture.deps, { ...input, quantity: '2' });
    expect(again).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_CONFLICT' } });
  });

  it('names the check that denied it, with its figures', async () => {
    const accountId = openOne();
    const input = restingOrder(accountId, { quantity: '1000000' });
    const denied = await placeOrder(manager, fixture.deps, input);
    expect(denied).toMatchObject({
      ok: false,
      error: { code: 'ORDER_DENIED', field: 'quantity' },
    });
    if (denied.ok || denied.error.code !== 'ORDER_DENIED') return;
    expect(denied.error.check).not.toBe('');
    expect(Number(denied.error.value)).toBeGreaterThan(Number(denied.error.limit));
  });

  it('is refused for what the account does not trade, and is in no list', async () => {
    const accountId = openOne();
    const stray = restingOrder(accountId, { symbol: 'NOWHERE' });
    expect(await placeOrder(manager, fixture.deps, stray)).toEqual({
      ok: false,
      error: {
        code: 'ORDER_DENIED',
        ...{ check: 'INSTRUMENT_UNKNOWN', field: 'symbol', limit: null, value: null },
        sentence: 'This account does not trade NOWHERE; it trades TEST.',
      },
    });
    const page = await listOrders(manager, fixture.deps, { accountId, first: 10 });
    expect(page.ok && page.page.nodes).toEqual([]);
  });

  it.each([
    ['quantity', { quantity: '0' }],
    ['quantity', { quantity: 'NaN' }],
    ['quantity', { quantity: '1e9' }],
    ['quantity', { quantity: '-1' }],
    ['equityFraction', { quantity: null, equityFraction: '1.01' }],
    ['limitPrice', { limitPrice: null }],
    ['limitPrice', { limitPrice: '-5' }],
    ['stopPrice', { stopPrice: '5' }],
    ['symbol', { symbol: '' }],
    ['idempotencyKey', { idempotencyKey: '' }],
    ['idempotencyKey', { idempotencyKey: 'k'.repeat(129) }],
  ])('names the field %s when it is %o', async (field, change) => {
    const accountId = newId<AccountId>();
    const answer = await placeOrder(manager, fixture.deps, restingOrder(accountId, change));
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });

  it('shows nothing of an account that is not there', async () => {
    const answer = await placeOrder(manager, fixture.deps, restingOrder(newId<AccountId>()));
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('is not for those who only watch', async () => {
    const accountId = openOne();
    const reader = personOf(fixture, 'COMPLIANCE_OFFICER');
    const answer = await placeOrder(reader, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'ORDER_WRITE' },
    });
  });

  it('waits for an order of the same account, and tells nobody else of it', async () => {
    const [accountId, other] = [openOne(), openOne()];
    const first = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    if (!first.ok) throw new Error(first.error.code);
    const later = { afterOrderId: first.order.id };
    const held = await placeOrder(manager, fixture.deps, restingOrder(accountId, later));
    expect(held).toMatchObject({ ok: true, order: { symbol: 'TEST' } });
    const foreign = await placeOrder(manager, fixture.deps, restingOrder(other, later));
    expect(foreign).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', field: 'afterOrderId' },
    });
    const elsewhere = personOf(fixture, 'PORTFOLIO_MANAGER', { clientId: newId<ClientId>() });
    for (const afterOrderId of [first.order.id, newId<OrderId>()]) {
      const input = restingOrder(accountId, { afterOrderId });
      const answer = await placeOrder(elsewhere, fixture.deps, input);
      expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });

  it('hides accounts of clients that the person has nothing to do with', async () => {
    const accountId = openOne();
    const elsewhere = personOf(fixture, 'PORTFOLIO_MANAGER', { clientId: newId<ClientId>() });
    const answer = await placeOrder(elsewhere, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await getAccount(elsewhere, fixture.deps, accountId)).toBeNull();
    const listed = await listAccounts(elsewhere, fixture.deps, { first: 50 });
    expect(listed.ok && listed.page.nodes).toEqual([]);
  });

  it('is answered when the engine is another process', async () => {
    const accountId = openOne();
    const elsewhere = await fixture.anotherProcess();
    const placed = await placeOrder(manager, elsewhere, restingOrder(accountId));
    expect(placed.ok).toBe(true);
  });

  it('needs an account that has been opened', async () => {
    const accountId = await fixture.createAccount();
    const answer = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({ ok: false, error: { code: 'ACCOUNT_NOT_OPEN' } });
  });

  it('refuses live accounts, approved or not, while there is no venue for them', async () => {
    const accountId = await fixture.createAccount();
    await fixture.test.asSuperuser(
      `update account set mode = 'LIVE', live_approved_at = now() where id = $1`,
      [accountId],
    );
    const answer = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({ ok: false, error: { code: 'LIVE_NOT_AVAILABLE' } });
    const input = { accountId, symbols: ['TEST'], deployments: [] };
    expect(await openAccount(fixture.ctx, fixture.deps, input)).toMatchObject({
      ok: false,
      error: { code: 'LIVE_NOT_AVAILABLE' },
    });
  });

  it('says that it is stored when no engine answers in time', async () => {
    const silent = await openSilentAccount(fixture);
    const answer = await placeOrder(manager, fixture.deps, restingOrder(silent));
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ANSWERED_YET' } });
  });
});

describe('cancelling an order', () => {
  it('takes a resting order back and gives its money free', async () => {
    const accountId = openOne();
    const placed = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    if (!placed.ok) throw new Error(placed.error.sentence);
    const orderId = placed.order.id;
    const asked = await cancelOrder(manager, fixture.deps, { idempotencyKey: newId(), orderId });
    expect(asked).toMatchObject({ ok: true });
    await until('the cancel', async () => {
      return (await getOrder(manager, fixture.deps, orderId))?.status === 'CANCELED';
    });
    const late = await cancelOrder(manager, fixture.deps, { idempotencyKey: newId(), orderId });
    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });
});

describe('strategies', () => {
  const terms = { strategy: 'sma-cross', symbols: ['TEST'], capitalSharePct: '60' };

  it('are deployed and stopped', async () => {
    const accountId = openOne();
    const started = await deployStrategy(manager, fixture.deps, {
      ...terms,
      idempotencyKey: newId(),
      accountId,
      parameters: { fast: 3, slow: 9 },
    });
    expect(started).toMatchObject({ ok: true, deployment: { status: 'RUNNING' } });
    if (!started.ok) return;
    const deploymentId = started.deployment.id;
    const input = { idempotencyKey: newId(), deploymentId };
    const stopped = await stopDeployment(manager, fixture.deps, input);
    expect(stopped).toMatchObject({ ok: true, deployment: { status: 'STOPPED' } });
    const repeated = await stopDeployment(manager, fixture.deps, input);
    expect(repeated).toEqual(stopped);
  });

  it('may not together take more than the whole capital', async () => {
    const accountId = openOne();
    const input = { ...terms, accountId, parameters: {} };
    await deployStrategy(manager, fixture.deps, { ...input, idempotencyKey: newId() });
    const more = await deployStrategy(manager, fixture.deps, { ...input, idempotencyKey: newId() });
    expect(more).toMatchObject({ ok: false, error: { code: 'DEPLOYMENT_FAILED' } });
  });

  it('are refused on what the account does not trade, and nothing is stored', async () => {
    const accountId = openOne();
    const input = { ...terms, symbols: ['NOWHERE'], accountId, parameters: {} };
    const answer = await deployStrategy(manager, fixture.deps, {
      ...input,
      idempotencyKey: newId(),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field: 'symbols' } });
    const stored = await listDeployments(manager, fixture.deps, accountId);
    expect(stored?.map(({ symbols }) => symbols)).not.toContainEqual(['NOWHERE']);
  });

  it.each([
    ['strategy', { strategy: 'perpetual-motion' }],
    ['parameters', { parameters: { fast: 50, slow: 9 } }],
    ['parameters', { parameters: { speed: 1 } }],
    ['symbols', { symbols: [] }],
    ['capitalSharePct', { capitalSharePct: '101' }],
    ['capitalSharePct', { capitalSharePct: '0' }],
  ])('are refused with the field %s when it is %o', async (field, change) => {
    const accountId = newId<AccountId>();
    const input = { ...terms, parameters: {}, accountId, idempotencyKey: newId(), ...change };
    const answer = await deployStrategy(manager, fixture.deps, input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });
});
