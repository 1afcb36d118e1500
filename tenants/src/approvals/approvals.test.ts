/** Four eyes on a real database: who may decide, what is applied, and what is left when it is not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { listAuditEntries } from '../audit/list-audit-entries.js';
import type { TenantContext } from '../context/tenant-context.js';
import { createApiKey } from '../identity/create-api-key.js';
import { newId } from '../ids.js';
import type { AccountId, ApiKeyId, ApprovalId, ClientId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { personOf, testLimitKind } from '../testing/approval-people.js';
import { FakeClock, must, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { ApprovalDesk } from './approval-desk.js';
import type { ApprovalDeps } from './approval-desk.js';
import { ApprovalExpiry } from './approval-expiry.js';
import { listApprovalPolicies, setApprovalPolicy } from './approval-policy.js';
import type { ApprovalView } from './approval-rows.js';
import { authorContext } from './approval-author.js';
import { readApproval } from './approval-rows.js';
import { approveRequest, rejectRequest } from './decide-approval.js';
import { getApproval, listApprovals } from './list-approvals.js';
import { mayDecide } from './may-decide.js';
import { APPROVAL_LIFETIME_MS, requestApproval } from './request-approval.js';
import { withdrawRequest } from './withdraw-request.js';

const clock = new FakeClock();
const told: string[] = [];
let server: TestDatabase;
let tenants: TenantsDeps;
let deps: ApprovalDeps;
let a: SeededTenant;
let b: SeededTenant;
let accountId: AccountId;
let risk: TenantContext;
let compliance: TenantContext;
let figure = 1;

beforeAll(async () => {
  server = await startTestDatabase({ clock });
  tenants = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32), clock });
  ({ a, b } = await seedTwoTenants(tenants));
  const publish = (channel: string, message: string): Promise<void> => {
    told.push(`${channel} ${message}`);
    return Promise.resolve();
  };
  deps = { db: server.db, clock, approvals: new ApprovalDesk([testLimitKind], { publish }) };
});
afterAll(() => server.stop());
beforeEach(async () => {
  risk = personOf(a, 'RISK_OFFICER', clock);
  compliance = personOf(a, 'COMPLIANCE_OFFICER', clock);
  accountId = a.accountIds[0] ?? newId<AccountId>();
  const waiting = await listApprovals(personOf(a, 'TENANT_OWNER', clock), deps, {
    first: 200,
    status: 'PENDING',
  });
  for (const { id } of waiting.approvals) {
    await server.asSuperuser(
      `UPDATE approval SET status = 'EXPIRED', decided_at = now() WHERE id = $1`,
      [id],
    );
  }
});

async function ask(
  ctx: TenantContext = risk,
  more: { readonly refuses?: string; readonly before?: string } = {},
) {
  const payload = {
    ...{ accountId, before: more.before ?? String(figure), after: String(figure + 1) },
    refuses: more.refuses ?? '',
  };
  return deps.db.tenants.change(ctx, (tx) =>
    requestApproval(tx, ctx, deps.approvals, { kind: 'LIMIT_CHANGE', payload, reason: 'Needed' }),
  );
}

async function filed(ctx?: TenantContext, refuses?: string): Promise<ApprovalView> {
  return must(await ask(ctx, refuses === undefined ? {} : { refuses }));
}

async function grant(ctx: TenantContext, id: ApprovalId) {
  const decided = await approveRequest(ctx, deps, { approvalId: id, reason: 'Fine' });
  if (decided.ok && decided.value.status === 'APPROVED') figure += 1;
  return decided;
}

async function figureNow(): Promise<string | undefined> {
  const sql = 'SELECT mandate FROM account WHERE tenant_id = $1 AND id = $2';
  const values = [a.tenantId, accountId];
  const { rows } = await deps.db.tenants.read<{ mandate: { figure?: string } }>(
    a.context,
    sql,
    values,
  );
  return rows[0]?.mandate.figure ?? '1';
}

async function actionsOf(id: ApprovalId): Promise<readonly string[]> {
  const page = must(await listAuditEntries(compliance, deps, { first: 200 }));
  const wire = `apr_${id.replaceAll('-', '')}`;
  return page.entries.filter(({ entry }) => entry['approval'] === wire).map(({ action }) => action);
}

const code = (result: { ok: boolean; error?: { code: string } }): string | null =>
  result.ok ? null : (result.error?.code ?? 'none');

describe('a request', () => {
  test('waits, shows its differences and reason, and changes nothing', async () => {
    const before = await figureNow();
    const view = await filed();
    expect(view).toMatchObject({
      status: 'PENDING',
      reason: 'Needed',
      lines: [{ field: 'figure', before: String(figure), after: String(figure + 1) }],
      requestedBy: { kind: 'USER', name: 'RISK_OFFICER' },
      decidedBy: null,
    });
    expect(await figureNow()).toBe(before);
    expect(told.at(-1)).toBe(`t:${a.tenantId}:approvals apr_${view.id.replaceAll('-', '')}`);
  });

  test('is applied by a second person, with every audit row under the approval', async () => {
    const view = await filed();
    const granted = must(await grant(compliance, view.id));
    expect(granted).toMatchObject({
      status: 'APPROVED',
      decisionReason: 'Fine',
      decidedBy: { name: 'COMPLIANCE_OFFICER' },
    });
    expect(await figureNow()).toBe(String(figure));
    expect(await actionsOf(view.id)).toEqual([
      'approval.approve',
      'account.change-limits',
      'approval.request',
    ]);
  });

  test('needs a reason, and a right', async () => {
    const payload = { accountId, before: String(figure), after: '9', refuses: '' };
    const asked = async (ctx: TenantContext, reason: string) =>
      code(
        await deps.db.tenants.change(ctx, (tx) =>
          requestApproval(tx, ctx, deps.approvals, { kind: 'LIMIT_CHANGE', payload, reason }),
        ),
      );
    expect(await asked(risk, '  ')).toBe('INVALID_INPUT');
    expect(await asked(compliance, 'Please')).toBe('PERMISSION_DENIED');
  });

  test('of the same thing waits once', async () => {
    await filed();
    expect(code(await ask(personOf(a, 'TENANT_OWNER', clock)))).toBe('APPROVAL_PENDING');
  });

  test('is refused with a reason, and nothing is applied', async () => {
    const view = await filed();
    const decided = await rejectRequest(compliance, deps, { approvalId: view.id, reason: 'No' });
    expect(must(decided)).toMatchObject({ status: 'REJECTED', decisionReason: 'No' });
    expect(await figureNow()).toBe(String(figure));
    expect(code(await grant(compliance, view.id))).toBe('APPROVAL_NOT_PENDING');
  });

  test('is taken back by its author alone', async () => {
    const view = await filed();
    const input = { approvalId: view.id };
    expect(code(await withdrawRequest(compliance, deps, input))).toBe('CONFLICT');
    const manager = personOf(a, 'PORTFOLIO_MANAGER', clock);
    expect(code(await withdrawRequest(manager, deps, input))).toBe('NOT_FOUND');
    expect(must(await withdrawRequest(risk, deps, input)).status).toBe('WITHDRAWN');
    expect(code(await grant(compliance, view.id))).toBe('APPROVAL_NOT_PENDING');
  });
});

describe('the author', () => {
  test('never decides, in no other session either', async () => {
    const view = await filed();
    expect(code(await grant(risk, view.id))).toBe('APPROVAL_OWN_REQUEST');
    expect(code(await grant(personOf(a, 'RISK_OFFICER', clock), view.id))).toBe(
      'APPROVAL_OWN_REQUEST',
    );
    const reject = { approvalId: view.id, reason: 'No' };
    expect(code(await rejectRequest(risk, deps, reject))).toBe('APPROVAL_OWN_REQUEST');
  });

  test('is whoever made the key that asked', async () => {
    const owner = personOf(a, 'TENANT_OWNER', clock);
    const scope = { type: 'ALL' } as const;
    const key = await createApiKey(owner, tenants, {
      ...{ name: 'Bot', grants: [{ keyScope: 'RELEASE', scope }], allowedIps: [], expiresAt: null },
    });
    const bot: TenantContext = {
      ...owner,
      actor: { kind: 'API_KEY', id: must(key).apiKeyId, name: 'Bot', sessionId: null, mfa: false },
      // What no key scope gives: the test is about whose eyes a key has.
      grants: owner.grants,
    };
    const view = await filed(bot);
    expect(view.requestedBy).toMatchObject({ kind: 'API_KEY', name: 'Bot' });
    expect(code(await grant(owner, view.id))).toBe('APPROVAL_OWN_REQUEST');
    expect(mayDecide(owner, view)).toBe(false);
    expect(mayDecide(compliance, view)).toBe(true);
    // The key itself has no such right any more when it comes to it.
    expect(must(await grant(compliance, view.id))).toMatchObject({ status: 'FAILED' });
  });

  test('who lost a right asks for nothing by a key any more', async () => {
    const owner = personOf(a, 'TENANT_OWNER', clock);
    const grants = [{ keyScope: 'RELEASE', scope: { type: 'ALL' } }] as const;
    const facts = { name: 'Releaser', grants, allowedIps: [], expiresAt: null };
    const { apiKeyId } = must(await createApiKey(owner, tenants, facts));
    const actor = { kind: 'API_KEY', id: apiKeyId, name: 'Releaser', sessionId: null, mfa: false };
    const bot = { ...owner, actor } as TenantContext;
    const view = await filed(bot);
    const grantsThen = () =>
      deps.db.tenants.run(compliance, async (tx) => {
        const row = await readApproval(tx, compliance, view.id, { lock: false });
        if (row === null) throw new Error('it was filed');
        return (await authorContext(tx, compliance, row))?.grants.length;
      });
    const become = (role: string) =>
      server.asSuperuser('UPDATE role_assignment SET role = $1 WHERE user_id = $2', [
        ...[role, owner.actor.id],
      ]);
    expect(await grantsThen()).toBe(1);
    await become('SUPPORT');
    expect(await grantsThen()).toBe(0);
    await become('TENANT_OWNER');
    must(await withdrawRequest(bot, deps, { approvalId: view.id }));
  });

  test('cannot be made the decider in the database either', async () => {
    const { id } = await filed();
    if (risk.actor.kind !== 'USER') throw new Error('a person');
    await expect(
      server.asSuperuser(
        `UPDATE approval SET status = 'APPROVED', decided_by = $2, decided_by_name = 'x',
           decided_at = now() WHERE id = $1`,
        [id, risk.actor.id],
      ),
    ).rejects.toThrow('check constraint');
  });
});

describe('whoever decides', () => {
  test('is a person with the right, a second factor and a step-up of this moment', async () => {
    const { id } = await filed();
    const { actor } = compliance;
    if (actor.kind !== 'USER') throw new Error('a person');
    const without = { ...compliance, actor: { ...actor, mfa: false, steppedUpAt: null } };
    expect(code(await grant(without, id))).toBe('STEP_UP_REQUIRED');
    const stale = new Date(clock.now().getTime() - 6 * 60_000);
    const late = { ...compliance, actor: { ...actor, steppedUpAt: stale } };
    expect(code(await grant(late, id))).toBe('STEP_UP_REQUIRED');
    const manager = personOf(a, 'PORTFOLIO_MANAGER', clock);
    expect(code(await grant(manager, id))).toBe('PERMISSION_DENIED');
    const key = {
      kind: 'API_KEY',
      id: newId<ApiKeyId>(),
      name: 'k',
      sessionId: null,
      mfa: false,
    } as const;
    expect(code(await grant({ ...compliance, actor: key }, id))).toBe('PERMISSION_DENIED');
    expect(code(await grant(a.context, id))).toBe('PERMISSION_DENIED');
    expect(
      must(
        (await getApproval(compliance, deps, id)) === null
          ? { ok: false, error: 'gone' }
          : { ok: true, value: true },
      ),
    ).toBe(true);
  });

  test('reaches the request’s account, and no other partner’s request', async () => {
    const { id } = await filed();
    const scoped = (clientId: ClientId): TenantContext => ({
      ...compliance,
      grants: [
        { kind: 'ROLE', role: 'COMPLIANCE_OFFICER', scope: { type: 'CLIENT', id: clientId } },
      ],
    });
    const [first, second] = a.clientIds;
    if (first === undefined || second === undefined) throw new Error('two clients');
    expect(code(await grant(scoped(second), id))).toBe('NOT_FOUND');
    expect(await getApproval(scoped(second), deps, id)).toBeNull();
    expect(await getApproval(personOf(b, 'TENANT_OWNER', clock), deps, id)).toBeNull();
    expect(code(await grant(personOf(b, 'TENANT_OWNER', clock), id))).toBe('NOT_FOUND');
    expect(must(await grant(scoped(first), id)).status).toBe('APPROVED');
  });

  test('is one, when two decide at once', async () => {
    const { id } = await filed();
    const owner = personOf(a, 'TENANT_OWNER', clock);
    const outcomes = await Promise.all([
      grant(compliance, id),
      rejectRequest(owner, deps, { approvalId: id, reason: 'No' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.map(code)).toContain('APPROVAL_NOT_PENDING');
    const actions = await actionsOf(id);
    expect(
      actions.filter((action) => action !== 'approval.request' && action.startsWith('approval')),
    ).toHaveLength(1);
  });

  test('gets the same answer when it was lost and is asked for again', async () => {
    const { id } = await filed();
    must(await grant(compliance, id));
    const again = must(await approveRequest(compliance, deps, { approvalId: id, reason: 'Fine' }));
    expect(again.status).toBe('APPROVED');
    expect(await figureNow()).toBe(String(figure));
  });
});

describe('what cannot be applied any more', () => {
  test('fails with a sentence when the state has moved on', async () => {
    const { id } = await filed();
    await server.asSuperuser(`UPDATE account SET mandate = '{"figure":"77"}' WHERE id = $1`, [
      accountId,
    ]);
    const decided = must(await grant(compliance, id));
    expect(decided).toMatchObject({
      status: 'FAILED',
      failure: 'The limits have been changed since.',
    });
    expect(await figureNow()).toBe('77');
    const back = JSON.stringify({ figure: String(figure) });
    await server.asSuperuser('UPDATE account SET mandate = $2 WHERE id = $1', [accountId, back]);
  });

  test('leaves nothing behind when it fails half-way', async () => {
    const { id } = await filed(risk, 'LATE');
    const decided = must(await grant(compliance, id));
    expect(decided).toMatchObject({ status: 'FAILED', failure: 'It cannot go on.' });
    expect(await figureNow()).toBe(String(figure));
    expect(await actionsOf(id)).toEqual(['approval.fail', 'approval.request']);
  });

  test('fails when the author was suspended or lost the right since', async () => {
    const { id } = await filed();
    if (risk.actor.kind !== 'USER') throw new Error('a person');
    await server.asSuperuser(`UPDATE app_user SET status = 'SUSPENDED' WHERE id = $1`, [
      risk.actor.id,
    ]);
    expect(must(await grant(compliance, id))).toMatchObject({
      status: 'FAILED',
      failure: 'Whoever asked for this is not active any more.',
    });
    await server.asSuperuser(`UPDATE app_user SET status = 'ACTIVE' WHERE id = $1`, [
      risk.actor.id,
    ]);
    const next = await filed();
    await server.asSuperuser(`UPDATE role_assignment SET role = 'SUPPORT' WHERE user_id = $1`, [
      risk.actor.id,
    ]);
    expect(must(await grant(compliance, next.id))).toMatchObject({
      status: 'FAILED',
      failure: 'Whoever asked for this may not do it any more.',
    });
    await server.asSuperuser(
      `UPDATE role_assignment SET role = 'RISK_OFFICER' WHERE user_id = $1`,
      [risk.actor.id],
    );
    expect(await figureNow()).toBe(String(figure));
  });
});

describe('after a day', () => {
  test('a request is refused, shown as expired and ended by the job', async () => {
    const refused = await filed();
    clock.advance(APPROVAL_LIFETIME_MS);
    compliance = personOf(a, 'COMPLIANCE_OFFICER', clock);
    expect((await getApproval(compliance, deps, refused.id))?.status).toBe('EXPIRED');
    expect(code(await grant(compliance, refused.id))).toBe('APPROVAL_EXPIRED');
    expect(await actionsOf(refused.id)).toEqual(['approval.expire', 'approval.request']);
    const old = await filed(personOf(a, 'RISK_OFFICER', clock));
    clock.advance(APPROVAL_LIFETIME_MS);
    const job = new ApprovalExpiry({ ...deps, log: { warn: () => undefined } });
    expect(await job.expireOnce()).toBe(1);
    expect(await job.expireOnce()).toBe(0);
    expect(await actionsOf(old.id)).toEqual(['approval.expire', 'approval.request']);
  });

  test('an old request does not keep a new one from being filed', async () => {
    const old = await filed();
    clock.advance(APPROVAL_LIFETIME_MS + 1);
    const fresh = await filed(personOf(a, 'RISK_OFFICER', clock));
    expect(fresh.id).not.toBe(old.id);
    expect(fresh.status).toBe('PENDING');
  });
});

describe('the policy', () => {
  test('wants a second person for everything, and does without one only by a second person', async () => {
    const owner = personOf(a, 'TENANT_OWNER', clock);
    const all = await listApprovalPolicies(owner, deps);
    expect(all.every(({ required }) => required)).toBe(true);
    const weaken = { kind: 'LIMIT_CHANGE', required: false, reason: 'One desk' } as const;
    expect(code(await setApprovalPolicy(risk, deps, weaken))).toBe('PERMISSION_DENIED');
    const asked = must(await setApprovalPolicy(owner, deps, weaken));
    expect(asked).toMatchObject({
      policy: { required: true },
      approval: { kind: 'POLICY_CHANGE' },
    });
    const id = asked.approval?.id ?? newId<ApprovalId>();
    expect(code(await grant(owner, id))).toBe('APPROVAL_OWN_REQUEST');
    must(await approveRequest(compliance, deps, { approvalId: id, reason: 'Agreed' }));
    const required = async () =>
      (await listApprovalPolicies(owner, deps)).find(({ kind }) => kind === 'LIMIT_CHANGE')
        ?.required;
    expect(await required()).toBe(false);
    const back = must(await setApprovalPolicy(owner, deps, { ...weaken, required: true }));
    expect(back.approval).toBeNull();
    expect(await required()).toBe(true);
    const never = { kind: 'POLICY_CHANGE', required: false, reason: 'No' } as const;
    expect(code(await setApprovalPolicy(owner, deps, never))).toBe('CONFLICT');
  });
});

test('a list has the newest first, by status and kind, and one’s own requests', async () => {
  const view = await filed();
  const mine = await listApprovals(risk, deps, { first: 1, status: 'PENDING' });
  expect(mine.approvals.map(({ id }) => id)).toEqual([view.id]);
  const all = await listApprovals(compliance, deps, { first: 200 });
  expect(all.approvals[0]?.id).toBe(view.id);
  const older = await listApprovals(compliance, deps, { first: 200, after: view.id });
  expect(older.approvals.map(({ id }) => id)).toEqual(all.approvals.slice(1).map(({ id }) => id));
  const roles = await listApprovals(compliance, deps, { first: 5, kind: 'ROLE_CHANGE' });
  expect(roles).toEqual({ approvals: [], hasNextPage: false });
  const manager = personOf(a, 'PORTFOLIO_MANAGER', clock);
  expect((await listApprovals(manager, deps, { first: 5 })).approvals).toEqual([]);
});
