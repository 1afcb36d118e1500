/** Who may decide a request: never its author, and only a person with the right, here and now. */
import { describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { createApiKey } from '../identity/create-api-key.js';
import { newId } from '../ids.js';
import type { ApiKeyId, ClientId } from '../ids.js';
import { personOf } from '../testing/approval-people.js';
import { codeOf, useApprovals } from '../testing/approval-world.js';
import { must } from '../testing/index.js';
import { authorContext } from './approval-author.js';
import { readApproval } from './approval-rows.js';
import { approveRequest, rejectRequest } from './decide-approval.js';
import { getApproval } from './list-approvals.js';
import { mayDecide } from './may-decide.js';
import { withdrawRequest } from './withdraw-request.js';

const world = useApprovals();

describe('the author', () => {
  test('never decides, in no other session either', async () => {
    const view = await world.filed();
    expect(codeOf(await world.grant(world.here.risk, view.id))).toBe('APPROVAL_OWN_REQUEST');
    expect(
      codeOf(await world.grant(personOf(world.here.a, 'RISK_OFFICER', world.clock), view.id)),
    ).toBe('APPROVAL_OWN_REQUEST');
    const reject = { approvalId: view.id, reason: 'No' };
    expect(codeOf(await rejectRequest(world.here.risk, world.here.deps, reject))).toBe(
      'APPROVAL_OWN_REQUEST',
    );
  });

  test('is whoever made the key that asked', async () => {
    const owner = personOf(world.here.a, 'TENANT_OWNER', world.clock);
    const scope = { type: 'ALL' } as const;
    const key = await createApiKey(owner, world.here.tenants, {
      ...{ name: 'Bot', grants: [{ keyScope: 'RELEASE', scope }], allowedIps: [], expiresAt: null },
    });
    const bot: TenantContext = {
      ...owner,
      actor: { kind: 'API_KEY', id: must(key).apiKeyId, name: 'Bot', sessionId: null, mfa: false },
      // What no key scope gives: the test is about whose eyes a key has.
      grants: owner.grants,
    };
    const view = await world.filed(bot);
    expect(view.requestedBy).toMatchObject({ kind: 'API_KEY', name: 'Bot' });
    expect(codeOf(await world.grant(owner, view.id))).toBe('APPROVAL_OWN_REQUEST');
    expect(mayDecide(owner, view)).toBe(false);
    expect(mayDecide(world.here.compliance, view)).toBe(true);
    // The key itself has no such right any more when it comes to it.
    expect(must(await world.grant(world.here.compliance, view.id))).toMatchObject({
      status: 'FAILED',
    });
  });

  test('who lost a right asks for nothing by a key any more', async () => {
    const owner = personOf(world.here.a, 'TENANT_OWNER', world.clock);
    const grants = [{ keyScope: 'RELEASE', scope: { type: 'ALL' } }] as const;
    const facts = { name: 'Releaser', grants, allowedIps: [], expiresAt: null };
    const { apiKeyId } = must(await createApiKey(owner, world.here.tenants, facts));
    const actor = { kind: 'API_KEY', id: apiKeyId, name: 'Releaser', sessionId: null, mfa: false };
    const bot = { ...owner, actor } as TenantContext;
    const view = await world.filed(bot);
    const grantsThen = () =>
      world.here.deps.db.tenants.run(world.here.compliance, async (tx) => {
        const row = await readApproval(tx, world.here.compliance, view.id, { lock: false });
        if (row === null) throw new Error('it was filed');
        return (await authorContext(tx, world.here.compliance, row))?.grants.length;
      });
    const become = (role: string) =>
      world.here.server.asSuperuser('UPDATE role_assignment SET role = $1 WHERE user_id = $2', [
        ...[role, owner.actor.id],
      ]);
    expect(await grantsThen()).toBe(1);
    await become('SUPPORT');
    expect(await grantsThen()).toBe(0);
    await become('TENANT_OWNER');
    must(await withdrawRequest(bot, world.here.deps, { approvalId: view.id }));
  });

  test('cannot be made the decider in the database either', async () => {
    const { id } = await world.filed();
    if (world.here.risk.actor.kind !== 'USER') throw new Error('a person');
    await expect(
      world.here.server.asSuperuser(
        `UPDATE approval SET status = 'APPROVED', decided_by = $2, decided_by_name = 'x',
           decided_at = now() WHERE id = $1`,
        [id, world.here.risk.actor.id],
      ),
    ).rejects.toThrow('check constraint');
  });
});

describe('whoever decides', () => {
  test('is a person with the right, a second factor and a step-up of this moment', async () => {
    const { id } = await world.filed();
    const { actor } = world.here.compliance;
    if (actor.kind !== 'USER') throw new Error('a person');
    const without = {
      ...world.here.compliance,
      actor: { ...actor, mfa: false, steppedUpAt: null },
    };
    expect(codeOf(await world.grant(without, id))).toBe('STEP_UP_REQUIRED');
    const stale = new Date(world.clock.now().getTime() - 6 * 60_000);
    const late = { ...world.here.compliance, actor: { ...actor, steppedUpAt: stale } };
    expect(codeOf(await world.grant(late, id))).toBe('STEP_UP_REQUIRED');
    const manager = personOf(world.here.a, 'PORTFOLIO_MANAGER', world.clock);
    expect(codeOf(await world.grant(manager, id))).toBe('PERMISSION_DENIED');
    const key = {
      kind: 'API_KEY',
      id: newId<ApiKeyId>(),
      name: 'k',
      sessionId: null,
      mfa: false,
    } as const;
    expect(codeOf(await world.grant({ ...world.here.compliance, actor: key }, id))).toBe(
      'PERMISSION_DENIED',
    );
    expect(codeOf(await world.grant(world.here.a.context, id))).toBe('PERMISSION_DENIED');
    expect(
      must(
        (await getApproval(world.here.compliance, world.here.deps, id)) === null
          ? { ok: false, error: 'gone' }
          : { ok: true, value: true },
      ),
    ).toBe(true);
  });

  test('reaches the request’s account, and no other partner’s request', async () => {
    const { id } = await world.filed();
    const scoped = (clientId: ClientId): TenantContext => ({
      ...world.here.compliance,
      grants: [
        { kind: 'ROLE', role: 'COMPLIANCE_OFFICER', scope: { type: 'CLIENT', id: clientId } },
      ],
    });
    const [first, second] = world.here.a.clientIds;
    if (first === undefined || second === undefined) throw new Error('two clients');
    expect(codeOf(await world.grant(scoped(second), id))).toBe('NOT_FOUND');
    expect(await getApproval(scoped(second), world.here.deps, id)).toBeNull();
    expect(
      await getApproval(personOf(world.here.b, 'TENANT_OWNER', world.clock), world.here.deps, id),
    ).toBeNull();
    expect(codeOf(await world.grant(personOf(world.here.b, 'TENANT_OWNER', world.clock), id))).toBe(
      'NOT_FOUND',
    );
    expect(must(await world.grant(scoped(first), id)).status).toBe('APPROVED');
  });

  test('is one, when two decide at once', async () => {
    const { id } = await world.filed();
    const owner = personOf(world.here.a, 'TENANT_OWNER', world.clock);
    const outcomes = await Promise.all([
      world.grant(world.here.compliance, id),
      rejectRequest(owner, world.here.deps, { approvalId: id, reason: 'No' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.map(codeOf)).toContain('APPROVAL_NOT_PENDING');
    const actions = await world.actionsOf(id);
    expect(
      actions.filter((action) => action !== 'approval.request' && action.startsWith('approval')),
    ).toHaveLength(1);
  });

  test('gets the same answer when it was lost and is asked for again', async () => {
    const { id } = await world.filed();
    must(await world.grant(world.here.compliance, id));
    const again = must(
      await approveRequest(world.here.compliance, world.here.deps, {
        approvalId: id,
        reason: 'Fine',
      }),
    );
    expect(again.status).toBe('APPROVED');
    expect(await world.figureNow()).toBe(String(world.figure));
  });
});
