/** Requests under four eyes on a real database: what is applied, and what is left when it is not. */
import { describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { ApprovalId } from '../ids.js';
import { personOf } from '../testing/approval-people.js';
import { codeOf, useApprovals } from '../testing/approval-world.js';
import { must } from '../testing/index.js';
import { ApprovalExpiry } from './approval-expiry.js';
import { listApprovalPolicies, setApprovalPolicy } from './approval-policy.js';
import { approveRequest, rejectRequest } from './decide-approval.js';
import { getApproval, listApprovals } from './list-approvals.js';
import { APPROVAL_LIFETIME_MS, requestApproval } from './request-approval.js';
import { withdrawRequest } from './withdraw-request.js';

const world = useApprovals();

describe('a request', () => {
  test('waits, shows its differences and reason, and changes nothing', async () => {
    const before = await world.figureNow();
    const view = await world.filed();
    expect(view).toMatchObject({
      status: 'PENDING',
      reason: 'Needed',
      lines: [{ field: 'figure', before: String(world.figure), after: String(world.figure + 1) }],
      requestedBy: { kind: 'USER', name: 'RISK_OFFICER' },
      decidedBy: null,
    });
    expect(await world.figureNow()).toBe(before);
    expect(world.told.at(-1)).toBe(
      `t:${world.here.a.tenantId}:approvals apr_${view.id.replaceAll('-', '')}`,
    );
  });

  test('is applied by a second person, with every audit row under the approval', async () => {
    const view = await world.filed();
    const granted = must(await world.grant(world.here.compliance, view.id));
    expect(granted).toMatchObject({
      status: 'APPROVED',
      decisionReason: 'Fine',
      decidedBy: { name: 'COMPLIANCE_OFFICER' },
    });
    expect(await world.figureNow()).toBe(String(world.figure));
    expect(await world.actionsOf(view.id)).toEqual([
      'approval.approve',
      'account.change-limits',
      'approval.request',
    ]);
  });

  test('needs a reason, and a right', async () => {
    const payload = {
      accountId: world.here.accountId,
      before: String(world.figure),
      after: '9',
      refuses: '',
    };
    const asked = async (ctx: TenantContext, reason: string) =>
      codeOf(
        await world.here.deps.db.tenants.change(ctx, (tx) =>
          requestApproval(tx, ctx, world.here.deps.approvals, {
            kind: 'LIMIT_CHANGE',
            payload,
            reason,
          }),
        ),
      );
    expect(await asked(world.here.risk, '  ')).toBe('INVALID_INPUT');
    expect(await asked(world.here.compliance, 'Please')).toBe('PERMISSION_DENIED');
  });

  test('of the same thing waits once', async () => {
    await world.filed();
    expect(codeOf(await world.ask(personOf(world.here.a, 'TENANT_OWNER', world.clock)))).toBe(
      'APPROVAL_PENDING',
    );
  });

  test('is refused with a reason, and nothing is applied', async () => {
    const view = await world.filed();
    const decided = await rejectRequest(world.here.compliance, world.here.deps, {
      approvalId: view.id,
      reason: 'No',
    });
    expect(must(decided)).toMatchObject({ status: 'REJECTED', decisionReason: 'No' });
    expect(await world.figureNow()).toBe(String(world.figure));
    expect(codeOf(await world.grant(world.here.compliance, view.id))).toBe('APPROVAL_NOT_PENDING');
  });

  test('is taken back by its author alone', async () => {
    const view = await world.filed();
    const input = { approvalId: view.id };
    expect(codeOf(await withdrawRequest(world.here.compliance, world.here.deps, input))).toBe(
      'CONFLICT',
    );
    const manager = personOf(world.here.a, 'PORTFOLIO_MANAGER', world.clock);
    expect(codeOf(await withdrawRequest(manager, world.here.deps, input))).toBe('NOT_FOUND');
    expect(must(await withdrawRequest(world.here.risk, world.here.deps, input)).status).toBe(
      'WITHDRAWN',
    );
    expect(codeOf(await world.grant(world.here.compliance, view.id))).toBe('APPROVAL_NOT_PENDING');
  });
});

describe('what cannot be applied any more', () => {
  test('fails with a sentence when the state has moved on', async () => {
    const { id } = await world.filed();
    await world.here.server.asSuperuser(
      `UPDATE account SET mandate = '{"figure":"77"}' WHERE id = $1`,
      [world.here.accountId],
    );
    const decided = must(await world.grant(world.here.compliance, id));
    expect(decided).toMatchObject({
      status: 'FAILED',
      failure: 'The limits have been changed since.',
    });
    expect(await world.figureNow()).toBe('77');
    const back = JSON.stringify({ figure: String(world.figure) });
    await world.here.server.asSuperuser('UPDATE account SET mandate = $2 WHERE id = $1', [
      world.here.accountId,
      back,
    ]);
  });

  test('leaves nothing behind when it fails half-way', async () => {
    const { id } = await world.filed(world.here.risk, 'LATE');
    const decided = must(await world.grant(world.here.compliance, id));
    expect(decided).toMatchObject({ status: 'FAILED', failure: 'It cannot go on.' });
    expect(await world.figureNow()).toBe(String(world.figure));
    expect(await world.actionsOf(id)).toEqual(['approval.fail', 'approval.request']);
  });

  test('fails when the author was suspended or lost the right since', async () => {
    const { id } = await world.filed();
    if (world.here.risk.actor.kind !== 'USER') throw new Error('a person');
    await world.here.server.asSuperuser(`UPDATE app_user SET status = 'SUSPENDED' WHERE id = $1`, [
      world.here.risk.actor.id,
    ]);
    expect(must(await world.grant(world.here.compliance, id))).toMatchObject({
      status: 'FAILED',
      failure: 'Whoever asked for this is not active any more.',
    });
    await world.here.server.asSuperuser(`UPDATE app_user SET status = 'ACTIVE' WHERE id = $1`, [
      world.here.risk.actor.id,
    ]);
    const next = await world.filed();
    await world.here.server.asSuperuser(
      `UPDATE role_assignment SET role = 'SUPPORT' WHERE user_id = $1`,
      [world.here.risk.actor.id],
    );
    expect(must(await world.grant(world.here.compliance, next.id))).toMatchObject({
      status: 'FAILED',
      failure: 'Whoever asked for this may not do it any more.',
    });
    await world.here.server.asSuperuser(
      `UPDATE role_assignment SET role = 'RISK_OFFICER' WHERE user_id = $1`,
      [world.here.risk.actor.id],
    );
    expect(await world.figureNow()).toBe(String(world.figure));
  });
});

describe('after a day', () => {
  test('a request is refused, shown as expired and ended by the job', async () => {
    const refused = await world.filed();
    world.clock.advance(APPROVAL_LIFETIME_MS);
    world.stepUp();
    expect((await getApproval(world.here.compliance, world.here.deps, refused.id))?.status).toBe(
      'EXPIRED',
    );
    expect(codeOf(await world.grant(world.here.compliance, refused.id))).toBe('APPROVAL_EXPIRED');
    expect(await world.actionsOf(refused.id)).toEqual(['approval.expire', 'approval.request']);
    const old = await world.filed(personOf(world.here.a, 'RISK_OFFICER', world.clock));
    world.clock.advance(APPROVAL_LIFETIME_MS);
    const job = new ApprovalExpiry({ ...world.here.deps, log: { warn: () => undefined } });
    expect(await job.expireOnce()).toBe(1);
    expect(await job.expireOnce()).toBe(0);
    expect(await world.actionsOf(old.id)).toEqual(['approval.expire', 'approval.request']);
  });

  test('an old request does not keep a new one from being filed', async () => {
    const old = await world.filed();
    world.clock.advance(APPROVAL_LIFETIME_MS + 1);
    const fresh = await world.filed(personOf(world.here.a, 'RISK_OFFICER', world.clock));
    expect(fresh.id).not.toBe(old.id);
    expect(fresh.status).toBe('PENDING');
  });
});

describe('the policy', () => {
  test('wants a second person for everything, and does without one only by a second person', async () => {
    const owner = personOf(world.here.a, 'TENANT_OWNER', world.clock);
    const all = await listApprovalPolicies(owner, world.here.deps);
    expect(all.every(({ required }) => required)).toBe(true);
    const weaken = { kind: 'LIMIT_CHANGE', required: false, reason: 'One desk' } as const;
    expect(codeOf(await setApprovalPolicy(world.here.risk, world.here.deps, weaken))).toBe(
      'PERMISSION_DENIED',
    );
    const asked = must(await setApprovalPolicy(owner, world.here.deps, weaken));
    expect(asked).toMatchObject({
      policy: { required: true },
      approval: { kind: 'POLICY_CHANGE' },
    });
    const id = asked.approval?.id ?? newId<ApprovalId>();
    expect(codeOf(await world.grant(owner, id))).toBe('APPROVAL_OWN_REQUEST');
    must(
      await approveRequest(world.here.compliance, world.here.deps, {
        approvalId: id,
        reason: 'Agreed',
      }),
    );
    const required = async () =>
      (await listApprovalPolicies(owner, world.here.deps)).find(
        ({ kind }) => kind === 'LIMIT_CHANGE',
      )?.required;
    expect(await required()).toBe(false);
    const back = must(
      await setApprovalPolicy(owner, world.here.deps, { ...weaken, required: true }),
    );
    expect(back.approval).toBeNull();
    expect(await required()).toBe(true);
    const never = { kind: 'POLICY_CHANGE', required: false, reason: 'No' } as const;
    expect(codeOf(await setApprovalPolicy(owner, world.here.deps, never))).toBe('CONFLICT');
  });
});

test('a list has the newest first, by status and kind, and one’s own requests', async () => {
  const view = await world.filed();
  const mine = await listApprovals(world.here.risk, world.here.deps, {
    first: 1,
    status: 'PENDING',
  });
  expect(mine.approvals.map(({ id }) => id)).toEqual([view.id]);
  const all = await listApprovals(world.here.compliance, world.here.deps, { first: 200 });
  expect(all.approvals[0]?.id).toBe(view.id);
  const older = await listApprovals(world.here.compliance, world.here.deps, {
    first: 200,
    after: view.id,
  });
  expect(older.approvals.map(({ id }) => id)).toEqual(all.approvals.slice(1).map(({ id }) => id));
  const roles = await listApprovals(world.here.compliance, world.here.deps, {
    first: 5,
    kind: 'ROLE_CHANGE',
  });
  expect(roles).toEqual({ approvals: [], hasNextPage: false });
  const manager = personOf(world.here.a, 'PORTFOLIO_MANAGER', world.clock);
  expect((await listApprovals(manager, world.here.deps, { first: 5 })).approvals).toEqual([]);
});
