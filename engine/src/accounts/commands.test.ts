/** What may be asked of an account, by whom, how often, and what comes back. */
import { newId, toWireId } from '@fiducia/tenants';
import type {
  AccountId,
  ApiKeyId,
  ClientId,
  Role,
  SessionId,
  TenantContext,
  UserId,
} from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until } from '../testing/until.js';
import { getAccount, listAccounts } from './account-queries.js';
import { cancelOrder } from './cancel-order.js';
import { checkLedger } from './check-ledger.js';
import { deployStrategy } from './deploy-strategy.js';
import { listDeployments } from './deployment-queries.js';
import { haltAccount } from './halt-account.js';
import { haltAllAccounts } from './halt-all-accounts.js';
import { openAccount } from './open-account.js';
import { getOrder, listOrders } from './order-queries.js';
import { placeOrder } from './place-order.js';
import type { PlaceOrderInput } from './place-order.js';
import { releaseAccount } from './release-account.js';
import { stopDeployment } from './stop-deployment.js';

/** Opened before the market moves, so that each has seen a price. */
const POOL_SIZE = 17;

let fixture: EngineFixture;
let pool: AccountId[];
let manager: TenantContext;
let riskOfficer: TenantContext;

beforeAll(async () => {
  fixture = await openEngineFixture();
  const columns = syntheticBars(60);
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns };
  const fastForwardTo = columns.at[30] ?? null;
  await fixture.recordMarket([market], { fastForwardTo, barsPerSecond: 0.001 });
  pool = [];
  for (let i = 0; i < POOL_SIZE; i += 1) {
    pool.push(await fixture.openAccount({ symbols: ['TEST'], deployments: [] }));
  }
  const engine = await fixture.start();
  await until('the fast-forward', () => engine.feed.state.phase === 'REPLAYING');
  manager = person('PORTFOLIO_MANAGER');
  riskOfficer = person('RISK_OFFICER');
});
afterAll(() => fixture.close());

function person(role: Role, scope: 'ALL' | { readonly clientId: ClientId } = 'ALL'): TenantContext {
  const actor = {
    kind: 'USER',
    id: newId<UserId>(),
    name: `A ${role}`,
    sessionId: newId<SessionId>(),
    mfa: true,
  } as const;
  const granted =
    scope === 'ALL'
      ? ({ type: 'ALL' } as const)
      : ({ type: 'CLIENT', id: scope.clientId } as const);
  const grants = [{ kind: 'ROLE', role, scope: granted } as const];
  return { tenantId: fixture.ctx.tenantId, actor, requestId: newId(), grants };
}

/** A key with every right that the person made. */
async function keyOf(maker: TenantContext): Promise<TenantContext> {
  const id = newId<ApiKeyId>();
  await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
    tx.query(
      `insert into api_key (tenant_id, id, public_id, secret_hmac, name, allowed_ips, created_by,
         created_at)
       values ($1, $2, $3, $4, 'a key', '{}', $5, now())`,
      [
        maker.tenantId,
        id,
        id.replaceAll('-', '').slice(-8),
        Buffer.alloc(32),
        toWireId('user', maker.actor.id as UserId),
      ],
    ),
  );
  const actor = { kind: 'API_KEY', id, name: 'a key', sessionId: null, mfa: false } as const;
  const scope = { type: 'ALL' } as const;
  const keyScopes = ['READ', 'HALT', 'RELEASE'] as const;
  const grants = keyScopes.map((keyScope) => ({ kind: 'KEY_SCOPE', keyScope, scope }) as const);
  return { ...maker, actor, grants };
}

/** An account that stands at the published bar, with nothing on it, used by no other test. */
function openOne(): AccountId {
  return present(pool.pop(), 'an account of the pool');
}

/** A limit far below the market: it rests. */
function restingOrder(
  accountId: AccountId,
  change: Partial<PlaceOrderInput> = {},
): PlaceOrderInput {
  return {
    idempotencyKey: newId(),
    accountId,
    symbol: 'TEST',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: '1',
    limitPrice: '10.00',
    ...change,
  };
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
    expect(denied).toMatchObject({ ok: false, error: { code: 'ORDER_DENIED' } });
    if (denied.ok || denied.error.code !== 'ORDER_DENIED') return;
    expect(denied.error.check).not.toBe('');
    expect(Number(denied.error.value)).toBeGreaterThan(Number(denied.error.limit));
  });

  it.each([
    ['quantity', { quantity: '0' }],
    ['quantity', { quantity: 'NaN' }],
    ['quantity', { quantity: '1e9' }],
    ['quantity', { quantity: '-1' }],
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
    const reader = person('COMPLIANCE_OFFICER');
    const answer = await placeOrder(reader, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'ORDER_WRITE' },
    });
  });

  it('hides accounts of clients that the person has nothing to do with', async () => {
    const accountId = openOne();
    const elsewhere = person('PORTFOLIO_MANAGER', { clientId: newId<ClientId>() });
    const answer = await placeOrder(elsewhere, fixture.deps, restingOrder(accountId));
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await getAccount(elsewhere, fixture.deps, accountId)).toBeNull();
    const listed = await listAccounts(elsewhere, fixture.deps, { first: 50 });
    expect(listed.ok && listed.page.nodes).toEqual([]);
  });

  it('is answered when the engine is another process', async () => {
    const accountId = openOne();
    const elsewhere = await fixture.anotherProcess();
    const startedAt = performance.now();
    const placed = await placeOrder(manager, elsewhere, restingOrder(accountId));
    expect(placed.ok).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
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
    const silent = await fixture.createAccount();
    await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
      tx.query(
        `insert into account_lease (tenant_id, account_id, owner, epoch, lease_until)
         values ($1, $2, 'elsewhere', 1, now() + interval '1 hour')`,
        [fixture.ctx.tenantId, silent],
      ),
    );
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

describe('the red button', () => {
  const how = { reason: 'It looks wrong.', closePositions: true };

  it('halts one account: orders are cancelled and refused until another person releases it', async () => {
    const accountId = openOne();
    const placed = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    if (!placed.ok) throw new Error(placed.error.sentence);
    const halted = await haltAccount(manager, fixture.deps, {
      ...how,
      idempotencyKey: newId(),
      accountId,
    });
    expect(halted).toMatchObject({
      ok: true,
      account: { status: 'HALTED', halt: { cause: 'PERSON', by: 'A PORTFOLIO_MANAGER' } },
    });
    await until('the cancel', async () => {
      return (await getOrder(manager, fixture.deps, placed.order.id))?.status === 'CANCELED';
    });
    const refused = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    expect(refused).toMatchObject({ ok: false, error: { code: 'ACCOUNT_HALTED', accountId } });
    const released = await releaseAccount(riskOfficer, fixture.deps, {
      idempotencyKey: newId(),
      accountId,
      reason: 'Looked into it.',
    });
    expect(released).toMatchObject({ ok: true, account: { status: 'ACTIVE', halt: null } });
    expect((await checkLedger(fixture.ctx, fixture.deps, accountId)).problems).toEqual([]);
  });

  it('does not let the person release who pressed it', async () => {
    const accountId = openOne();
    await haltAccount(riskOfficer, fixture.deps, { ...how, idempotencyKey: newId(), accountId });
    const release = { idempotencyKey: newId(), accountId, reason: 'I am sure.' };
    expect(await releaseAccount(riskOfficer, fixture.deps, release)).toMatchObject({
      ok: false,
      error: { code: 'FOUR_EYES_REQUIRED' },
    });
    const another = person('RISK_OFFICER');
    expect(await releaseAccount(another, fixture.deps, release)).toMatchObject({ ok: true });
  });

  it('sees through a key to the person who made it', async () => {
    const accountId = openOne();
    const owner = person('TENANT_OWNER');
    await haltAccount(owner, fixture.deps, { ...how, idempotencyKey: newId(), accountId });
    const release = { idempotencyKey: newId(), accountId, reason: 'By my key.' };
    const answer = await releaseAccount(await keyOf(owner), fixture.deps, release);
    expect(answer).toMatchObject({ ok: false, error: { code: 'FOUR_EYES_REQUIRED' } });
    const keyOfAnother = await keyOf(person('TENANT_OWNER'));
    expect(await releaseAccount(keyOfAnother, fixture.deps, release)).toMatchObject({ ok: true });
  });

  it('needs a reason', async () => {
    const accountId = newId<AccountId>();
    const input = { ...how, reason: '  ', idempotencyKey: newId(), accountId };
    expect(await haltAccount(manager, fixture.deps, input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', field: 'reason' },
    });
  });

  it('has nothing to release on an active account', async () => {
    const accountId = openOne();
    const input = { idempotencyKey: newId(), accountId, reason: 'Just so.' };
    expect(await releaseAccount(riskOfficer, fixture.deps, input)).toMatchObject({
      ok: false,
      error: { code: 'ACCOUNT_NOT_HALTED' },
    });
  });

  it('halts all accounts at once, each with its own halt and audit entry', async () => {
    const accounts = [openOne(), openOne()];
    const pressed = await haltAllAccounts(person('RISK_OFFICER', 'ALL'), fixture.deps, {
      ...how,
      idempotencyKey: newId(),
    });
    // Includes the account above that no engine runs: its answer cannot come.
    const answered = pressed.ok ? pressed.accountIds : [];
    for (const accountId of accounts) {
      const account = await getAccount(fixture.ctx, fixture.deps, accountId);
      expect(account).toMatchObject({ status: 'HALTED', halt: { cause: 'PERSON' } });
    }
    expect(pressed.ok ? answered : pressed.error.code).toBe('NOT_ANSWERED_YET');
  });
});
