/** Who may halt and release accounts, and what happens to what is under way on them. */
import { approveRequest, newId } from '@fiducia/tenants';
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import {
  deskOf,
  keyOf,
  openSilentAccount,
  openStandingMarket,
  personOf,
  restingOrder,
  userOf,
} from '../testing/standing-market.js';
import { until } from '../testing/until.js';
import { getAccount } from './account-queries.js';
import { checkLedger } from './check-ledger.js';
import { haltAccount } from './halt-account.js';
import { haltAllAccounts } from './halt-all-accounts.js';
import type { FourEyesDeps } from './four-eyes.js';
import { getOrder } from './order-queries.js';
import { placeOrder } from './place-order.js';
import { releaseAccount } from './release-account.js';

/** Opened before the market moves, so that each has seen a price. */
const POOL_SIZE = 6;

let fixture: EngineFixture;
let pool: AccountId[];
let manager: TenantContext;
let riskOfficer: TenantContext;
let owner: TenantContext;
let desk: FourEyesDeps;

beforeAll(async () => {
  ({ fixture, accounts: pool } = await openStandingMarket(POOL_SIZE));
  manager = personOf(fixture, 'PORTFOLIO_MANAGER');
  riskOfficer = await userOf(fixture, 'RISK_OFFICER');
  owner = await userOf(fixture, 'TENANT_OWNER');
  desk = deskOf(fixture);
});
afterAll(() => fixture.close());

/** An account that stands at the published bar, with nothing on it, used by no other test. */
function openOne(): AccountId {
  return present(pool.pop(), 'an account of the pool');
}

describe('the red button', () => {
  const how = { reason: 'It looks wrong.', closePositions: true };

  it('halts one account: orders are cancelled and refused until another person releases it', async () => {
    const accountId = openOne();
    const placed = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    if (!placed.ok) throw new Error(placed.error.sentence);
    const { id } = placed.order;
    const status = async () => (await getOrder(manager, fixture.deps, id))?.status;
    // One that is still on its way would be withdrawn instead: it is never sent.
    await until('its place at the venue', async () => (await status()) === 'ACCEPTED');
    const halted = await haltAccount(manager, fixture.deps, {
      ...how,
      idempotencyKey: newId(),
      accountId,
    });
    expect(halted).toMatchObject({
      ok: true,
      account: { status: 'HALTED', halt: { cause: 'PERSON', by: 'A PORTFOLIO_MANAGER' } },
    });
    await until('the cancel', async () => (await status()) === 'CANCELED');
    const refused = await placeOrder(manager, fixture.deps, restingOrder(accountId));
    expect(refused).toMatchObject({ ok: false, error: { code: 'ACCOUNT_HALTED', accountId } });
    const released = await releaseAccount(riskOfficer, desk, {
      idempotencyKey: newId(),
      accountId,
      reason: 'Looked into it.',
    });
    expect(released).toMatchObject({
      ok: true,
      account: { status: 'HALTED' },
      approval: { kind: 'KILL_SWITCH_RELEASE', status: 'PENDING' },
    });
    const approvalId = released.ok ? released.approval?.id : undefined;
    const input = { approvalId: present(approvalId, 'the approval'), reason: 'Agreed.' };
    expect(await approveRequest(riskOfficer, desk, input)).toMatchObject({
      ok: false,
      error: { code: 'APPROVAL_OWN_REQUEST' },
    });
    expect(await approveRequest(owner, desk, input)).toMatchObject({
      ok: true,
      value: { status: 'APPROVED' },
    });
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account).toMatchObject({ status: 'ACTIVE', halt: null });
    expect((await checkLedger(fixture.ctx, fixture.deps, accountId)).problems).toEqual([]);
  });

  it('does not let the person release who pressed it', async () => {
    const accountId = openOne();
    await haltAccount(riskOfficer, fixture.deps, { ...how, idempotencyKey: newId(), accountId });
    const release = { idempotencyKey: newId(), accountId, reason: 'I am sure.' };
    expect(await releaseAccount(riskOfficer, desk, release)).toMatchObject({
      ok: false,
      error: { code: 'FOUR_EYES_REQUIRED' },
    });
    const another = await userOf(fixture, 'RISK_OFFICER');
    expect(await releaseAccount(another, desk, release)).toMatchObject({ ok: true });
  });

  it('sees through a key to the person who made it', async () => {
    const accountId = openOne();
    await haltAccount(owner, fixture.deps, { ...how, idempotencyKey: newId(), accountId });
    const release = { idempotencyKey: newId(), accountId, reason: 'By my key.' };
    const answer = await releaseAccount(await keyOf(fixture, owner), desk, release);
    expect(answer).toMatchObject({ ok: false, error: { code: 'FOUR_EYES_REQUIRED' } });
    const keyOfAnother = await keyOf(fixture, await userOf(fixture, 'TENANT_OWNER'));
    expect(await releaseAccount(keyOfAnother, desk, release)).toMatchObject({ ok: true });
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
    expect(await releaseAccount(riskOfficer, desk, input)).toMatchObject({
      ok: false,
      error: { code: 'ACCOUNT_NOT_HALTED' },
    });
  });

  it('halts all accounts at once, and says when one of them has not answered', async () => {
    const accounts = [openOne(), openOne()];
    const press = () =>
      haltAllAccounts(riskOfficer, fixture.deps, { ...how, idempotencyKey: newId() });
    const pressed = await press();
    expect(pressed.ok ? pressed.accountIds : []).toEqual(expect.arrayContaining(accounts));
    for (const accountId of accounts) {
      const account = await getAccount(fixture.ctx, fixture.deps, accountId);
      expect(account).toMatchObject({ status: 'HALTED', halt: { cause: 'PERSON' } });
    }
    await openSilentAccount(fixture);
    expect(await press()).toMatchObject({ ok: false, error: { code: 'NOT_ANSWERED_YET' } });
  });

  it('halts while the audit log is in doubt and no account is run, and says so', async () => {
    const accountId = await openSilentAccount(fixture);
    await inDoubt(async () => {
      const input = { ...how, idempotencyKey: newId(), accountId };
      const halted = await haltAccount(manager, fixture.deps, input);
      expect(halted).toMatchObject({ ok: true, account: { status: 'HALTED' } });
      const { sentence = '' } = halted.ok ? (halted.account.halt ?? {}) : {};
      expect(sentence).toContain('No order leaves from now on.');
      expect(sentence).toContain('are cancelled and positions closed when the operator');
      // Asked again, after an answer that was lost.
      expect(await haltAccount(manager, fixture.deps, input)).toEqual(halted);
      const all = await haltAllAccounts(riskOfficer, fixture.deps, {
        ...{ ...how, idempotencyKey: newId() },
      });
      expect(all.ok && all.accountIds.includes(accountId)).toBe(true);
    });
  });

  async function inDoubt(work: () => Promise<void>): Promise<void> {
    const change = (sql: string) =>
      fixture.deps.db.tenants.run(fixture.ctx, (tx) => tx.query(sql, [fixture.ctx.tenantId]));
    await change(`insert into audit_alarm (tenant_id, id, kind, sentence, raised_at)
      values ($1, gen_random_uuid(), 'SET_BACK', 'For the test.', now())`);
    await work();
    await change('update audit_alarm set cleared_at = now() where tenant_id = $1');
  }
});
