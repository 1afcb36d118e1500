/** Limits, leave to go live and releases: asked for by one, granted by another, done by the engine. */
import { approveRequest, newId, rejectRequest, setApprovalPolicy } from '@fiducia/tenants';
import type { AccountId, ApprovalId, TenantContext } from '@fiducia/tenants';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { deskOf, openStandingMarket, restingOrder, userOf } from '../testing/standing-market.js';
import { until } from '../testing/until.js';
import { getAccount } from './account-queries.js';
import { changeAccountLimits } from './change-account-limits.js';
import type { FourEyesDeps, FourEyesResult } from './four-eyes.js';
import { haltAccount } from './halt-account.js';
import { listLimitChanges } from './limit-changes.js';
import { placeOrder } from './place-order.js';
import { releaseAccount } from './release-account.js';
import { requestGoLive } from './request-go-live.js';

let fixture: EngineFixture;
let desk: FourEyesDeps;
let pool: AccountId[];
let accountId: AccountId;
let risk: TenantContext;
let owner: TenantContext;

beforeAll(async () => {
  ({ fixture, accounts: pool } = await openStandingMarket(10));
  desk = deskOf(fixture);
  risk = await userOf(fixture, 'RISK_OFFICER');
  owner = await userOf(fixture, 'TENANT_OWNER');
});
afterAll(() => fixture.close());
beforeEach(() => {
  accountId = present(pool.pop(), 'an account of the pool');
});

const account = async () =>
  present(await getAccount(fixture.ctx, fixture.deps, accountId), 'the account');

function changeLimits(limits: Record<string, unknown>, ctx = risk): Promise<FourEyesResult> {
  const input = { idempotencyKey: newId(), accountId, limits, reason: 'The client agreed.' };
  return changeAccountLimits(ctx, desk, input);
}

function idOf(result: FourEyesResult): ApprovalId {
  return present(result.ok ? result.approval?.id : undefined, 'an approval');
}

const grant = (approvalId: ApprovalId, ctx = owner) =>
  approveRequest(ctx, desk, { approvalId, reason: 'Agreed.' });

async function lastInput(): Promise<Record<string, unknown>> {
  const sql = `select entry from journal_entry where account_id = $1 order by seq desc limit 1`;
  const { rows } = await fixture.deps.db.tenants.read<{ entry: string }>(fixture.ctx, sql, [
    accountId,
  ]);
  return (JSON.parse(rows[0]?.entry ?? '{}') as { input: Record<string, unknown> }).input;
}

describe('a change of limits', () => {
  it('waits with its differences, and is an entry of the journal once granted', async () => {
    const asked = await changeLimits({ maxOrderNotionalPct: 25, allowShort: true });
    expect(asked).toMatchObject({
      ok: true,
      approval: {
        kind: 'LIMIT_CHANGE',
        status: 'PENDING',
        lines: [
          { field: 'maxOrderNotionalPct', before: '100', after: '25' },
          { field: 'allowShort', before: 'false', after: 'true' },
        ],
      },
    });
    expect((await account()).mandate.maxOrderNotionalPct).toBe('100');
    expect(await grant(idOf(asked))).toMatchObject({ ok: true, value: { status: 'APPROVED' } });
    const { mandate } = await account();
    expect(mandate).toMatchObject({ maxOrderNotionalPct: '25', allowShort: true });
    expect(await lastInput()).toMatchObject({ type: 'LIMITS_CHANGED', mandate });
    const [change] = await listLimitChanges(risk, fixture.deps, accountId);
    expect(change).toMatchObject({
      approvalId: idOf(asked),
      before: { maxOrderNotionalPct: '100' },
      after: { maxOrderNotionalPct: '25' },
    });
    const tooBig = restingOrder(accountId, { quantity: '3000' });
    expect(await placeOrder(owner, fixture.deps, tooBig)).toMatchObject({
      ok: false,
      error: { code: 'ORDER_DENIED' },
    });
  });

  it('fails when other limits came into force in between', async () => {
    const first = await changeLimits({ maxDrawdownPct: '50' });
    const same = await changeLimits({ maxDrawdownPct: '40' }, owner);
    expect(same).toMatchObject({ ok: false, error: { code: 'APPROVAL_PENDING' } });
    const sql = `update account set mandate = mandate || '{"cashReservePct":"1"}' where id = $1`;
    await fixture.test.asSuperuser(sql, [accountId]);
    expect(await grant(idOf(first))).toMatchObject({
      ok: true,
      value: { status: 'FAILED', failure: expect.stringContaining('changed since') as string },
    });
    expect((await account()).mandate.maxDrawdownPct).toBe('100');
  });

  it.each([
    [{ maxDrawdownPct: '101' }, 'INVALID_INPUT', 'limits.maxDrawdownPct'],
    [{ maxLeverage: '2' }, 'INVALID_INPUT', 'limits.maxLeverage'],
    [{ maxDrawdownPct: '100' }, 'CONFLICT', undefined],
    [{}, 'CONFLICT', undefined],
  ] as const)('is refused for %j', async (limits, code, field) => {
    const error = { code, ...(field !== undefined && { field }) };
    expect(await changeLimits(limits)).toMatchObject({ ok: false, error });
    pool.push(accountId);
  });

  it('is not for those without the right, nor without a second factor of this moment', async () => {
    const manager = await userOf(fixture, 'PORTFOLIO_MANAGER');
    expect(await changeLimits({ maxDrawdownPct: '9' }, manager)).toMatchObject({
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'LIMITS_CHANGE' },
    });
    if (risk.actor.kind !== 'USER') throw new Error('a person');
    const stale = { ...risk, actor: { ...risk.actor, steppedUpAt: null } };
    expect(await changeLimits({ maxDrawdownPct: '9' }, stale)).toMatchObject({
      ok: false,
      error: { code: 'STEP_UP_REQUIRED' },
    });
    pool.push(accountId);
  });

  it('gives the same request for the same key', async () => {
    const input = {
      idempotencyKey: newId(),
      accountId,
      limits: { maxDrawdownPct: '8' },
      reason: 'x',
    };
    const first = await changeAccountLimits(risk, desk, input);
    expect(idOf(await changeAccountLimits(risk, desk, input))).toBe(idOf(first));
    const refused = await rejectRequest(owner, desk, { approvalId: idOf(first), reason: 'No.' });
    expect(refused).toMatchObject({ ok: true, value: { status: 'REJECTED' } });
  });

  it('is done at once where the partner does without a second person', async () => {
    const weaken = { kind: 'LIMIT_CHANGE', required: false, reason: 'One desk.' } as const;
    const asked = await setApprovalPolicy(owner, desk, weaken);
    const id = present(asked.ok ? asked.value.approval?.id : undefined, 'a request');
    const compliance = await userOf(fixture, 'COMPLIANCE_OFFICER');
    expect(await grant(id, compliance)).toMatchObject({ value: { status: 'APPROVED' } });
    const changed = await changeLimits({ maxDailyLossPct: '3' });
    expect(changed).toMatchObject({
      ok: true,
      approval: null,
      account: { mandate: { maxDailyLossPct: '3' } },
    });
    await setApprovalPolicy(owner, desk, { ...weaken, required: true });
  });
});

describe('leave to go live', () => {
  it('is recorded once a second person grants it, and nothing trades live by it', async () => {
    const input = { idempotencyKey: newId(), accountId, reason: 'Contract signed.' };
    const asked = await requestGoLive(owner, desk, input);
    expect(asked).toMatchObject({ ok: true, account: { liveApprovedAt: null } });
    expect(await grant(idOf(asked), owner)).toMatchObject({
      error: { code: 'APPROVAL_OWN_REQUEST' },
    });
    expect(await grant(idOf(asked), risk)).toMatchObject({ value: { status: 'APPROVED' } });
    const { liveApprovedAt, mode } = await account();
    expect(liveApprovedAt).toBeInstanceOf(Date);
    expect(mode).toBe('PAPER');
    const again = await requestGoLive(owner, desk, { ...input, idempotencyKey: newId() });
    expect(again).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });
});

describe('a release', () => {
  it('fails when the halt has ended in between, and never lifts a later one', async () => {
    const halt = () =>
      haltAccount(owner, fixture.deps, {
        ...{ idempotencyKey: newId(), accountId, reason: 'Odd.', closePositions: false },
      });
    await halt();
    const input = { idempotencyKey: newId(), accountId, reason: 'Looked into it.' };
    const asked = await releaseAccount(risk, desk, input);
    await halt();
    expect(await grant(idOf(asked))).toMatchObject({ value: { status: 'APPROVED' } });
    expect((await account()).status).toBe('HALTED');
    const next = await releaseAccount(risk, desk, { ...input, idempotencyKey: newId() });
    await fixture.test.asSuperuser(
      `update halt set released_at = now(), released_by = 'x', released_by_name = 'x',
         release_reason = 'x' where account_id = $1 and released_at is null`,
      [accountId],
    );
    expect(await grant(idOf(next))).toMatchObject({ value: { status: 'FAILED' } });
  });

  it('that the account itself refuses stands as failed', async () => {
    await haltAccount(owner, fixture.deps, {
      ...{ idempotencyKey: newId(), accountId, reason: 'Odd.', closePositions: false },
    });
    const input = { idempotencyKey: newId(), accountId, reason: 'Looked into it.' };
    const asked = await changeLimits({ maxDrawdownPct: '6' });
    const released = await releaseAccount(risk, desk, input);
    expect(await grant(idOf(released))).toMatchObject({ value: { status: 'APPROVED' } });
    expect(await grant(idOf(asked))).toMatchObject({ value: { status: 'APPROVED' } });
    await until('both are done', async () => (await account()).mandate.maxDrawdownPct === '6');
    const sql = `insert into account_command (tenant_id, id, account_id, kind, payload)
      select tenant_id, gen_random_uuid(), account_id, kind, payload from account_command
      where account_id = $1 and kind = 'CHANGE_LIMITS'`;
    await fixture.test.asSuperuser(sql, [accountId]);
    const status = async () => {
      const found = await fixture.deps.db.tenants.read<{ status: string; failure: string }>(
        fixture.ctx,
        'select status, failure from approval where id = $1',
        [idOf(asked)],
      );
      return found.rows[0];
    };
    await until('the refusal', async () => (await status())?.status === 'FAILED', 10_000);
    expect((await status())?.failure).toContain('in force already');
  });
});

describe('the log', () => {
  it('says what was asked for, and nothing of what was typed', async () => {
    const reason = 'Canary, typed by a person.';
    const halted = { idempotencyKey: newId(), accountId, reason, closePositions: false };
    await haltAccount(owner, fixture.deps, halted);
    const input = () => ({ idempotencyKey: newId(), accountId, reason });
    await changeAccountLimits(risk, desk, { ...input(), limits: { maxDrawdownPct: '7' } });
    await releaseAccount(risk, desk, input());
    await requestGoLive(owner, desk, input());
    const { rows } = await fixture.deps.db.tenants.read<{ leaf: string }>(
      fixture.ctx,
      `select leaf from audit_entry where tenant_id = $1 and account_id = $2
       and action = 'approval.request'`,
      [fixture.ctx.tenantId, accountId],
    );
    expect(rows).toHaveLength(3);
    const leaves = rows.map(({ leaf }) => leaf).join('\n');
    expect(leaves).toContain('"maxDrawdownPct":"7"');
    expect(leaves).not.toContain('Canary');
  });
});
