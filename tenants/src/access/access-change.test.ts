/** Roles, assignments and groups: what is changed by whom, and what nobody can do. */
import { afterAll, describe, expect, test } from 'vitest';

import { approveRequest } from '../approvals/decide-approval.js';
import type { AssignedScope, Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId, toWireId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId, RoleId } from '../ids.js';
import { must } from '../testing/index.js';
import { openAccessWorld } from '../testing/access-world.js';
import type { AccessChangeInput } from './access-change.js';
import type { Permission } from './permission-registry.js';
import { requestAccessChange } from './request-access-change.js';
import { suspendUser } from './suspend-user.js';
import { listClientGroups, listRoles, listTeamMembers } from './team-queries.js';

const ALL = { type: 'ALL' } as const;
const HALTER: readonly Permission[] = ['ACCOUNT_READ', 'ACCOUNT_HALT'];

const world = await openAccessWorld();
const { database, deps, a, b, withoutApproval, personOf, acting, owner, holding } = world;
const { change, createRole, assign, grantsOf, lastAudit } = world;
afterAll(() => world.stop());

describe('a role of the partner’s own', () => {
  test('is made, held, changed for all who hold it, and deleted when nobody does', async () => {
    const roleId = await createRole(HALTER);
    expect(await lastAudit()).toMatchObject({ action: 'role.create', before: null });
    const { userId } = personOf(a, 'CLIENT_READER');
    const { outcome, assignmentId } = await assign(owner(), { customRoleId: roleId });
    expect(outcome).toBe('done');
    expect((await grantsOf(userId)).grants).toContainEqual(
      expect.objectContaining({ kind: 'CUSTOM_ROLE', permissions: HALTER }),
    );
    const facts = { name: 'Reads', description: 'Only reads', permissions: ['ACCOUNT_READ'] };
    const update = { type: 'UPDATE_ROLE', roleId, ...facts } as AccessChangeInput;
    expect(await change(owner(), update)).toBe('done');
    expect(await lastAudit()).toMatchObject({
      action: 'role.update',
      before: { value: { permissions: HALTER } },
      after: { value: { permissions: ['ACCOUNT_READ'] } },
    });
    expect((await grantsOf(userId)).grants).toContainEqual(
      expect.objectContaining({ kind: 'CUSTOM_ROLE', permissions: ['ACCOUNT_READ'] }),
    );
    expect(await change(owner(), { type: 'DELETE_ROLE', roleId })).toBe('IN_USE');
    expect(await change(owner(), { type: 'UNASSIGN_ROLE', assignmentId })).toBe('done');
    expect(await change(owner(), { type: 'DELETE_ROLE', roleId })).toBe('done');
    expect(await lastAudit()).toMatchObject({ action: 'role.delete', after: null });
  });

  test.each<[string, readonly string[], string]>([
    ['that trades without seeing balances', ['ACCOUNT_READ', 'ORDER_WRITE'], 'INVALID_INPUT'],
    ['that reads the audit log without balances', ['AUDIT_READ'], 'INVALID_INPUT'],
    ['without any permission', [], 'INVALID_INPUT'],
    ['with a permission that does not exist', ['EVERYTHING'], 'INVALID_INPUT'],
    ['that holds what its author does not', ['PLATFORM_READ'], 'GRANT_EXCEEDS_OWN'],
  ])('is refused %s', async (_what, permissions, code) => {
    const facts = { name: newId(), description: '', permissions: permissions as Permission[] };
    expect(await change(owner(), { type: 'CREATE_ROLE', roleId: newId(), ...facts })).toBe(code);
  });

  test('is not emptied by those who hold less', async () => {
    const roleId = await createRole(HALTER);
    const facts = { name: `Role ${roleId}`, description: '' };
    const emptied = { type: 'UPDATE_ROLE', roleId, ...facts, permissions: ['ACCOUNT_READ'] };
    const weaker = holding(['USER_READ', 'ROLE_MANAGE', 'ACCOUNT_READ']);
    expect(await change(weaker, emptied as AccessChangeInput)).toBe('GRANT_EXCEEDS_OWN');
    expect(await change(owner(), emptied as AccessChangeInput)).toBe('done');
  });

  test('has a name of its own', async () => {
    const facts = { description: '', permissions: [...HALTER] };
    const roles = [newId(), newId()].map((roleId) => ({ roleId, name: 'Twice', ...facts }));
    const [first, second] = roles as [(typeof roles)[0], (typeof roles)[0]];
    expect(await change(owner(), { type: 'CREATE_ROLE', ...first })).toBe('done');
    expect(await change(owner(), { type: 'CREATE_ROLE', ...second })).toBe('NAME_TAKEN');
    expect(await change(owner(), { type: 'CREATE_ROLE', ...second, name: 'Other' })).toBe('done');
    expect(await change(owner(), { type: 'UPDATE_ROLE', ...second })).toBe('NAME_TAKEN');
  });

  test('of another partner is not there', async () => {
    const roleId = await createRole(HALTER);
    const facts = { name: 'Mine now', description: '', permissions: [...HALTER] };
    const theirs = owner(b);
    expect(await change(theirs, { type: 'UPDATE_ROLE', roleId, ...facts })).toBe('NOT_FOUND');
    expect(await change(theirs, { type: 'DELETE_ROLE', roleId })).toBe('NOT_FOUND');
  });
});

describe('nobody', () => {
  test.each<[string, () => TenantContext, string]>([
    ['without ROLE_MANAGE', () => holding(['ACCOUNT_READ', 'USER_READ']), 'PERMISSION_DENIED'],
    [
      'who owns one client only',
      () => {
        const scope = { type: 'CLIENT', id: a.clientIds[0] as ClientId } as const;
        return acting(a, newId(), [{ kind: 'ROLE', role: 'TENANT_OWNER', scope }]);
      },
      'PERMISSION_DENIED',
    ],
    [
      'who has shown no factor just now',
      () => {
        const ctx = owner();
        return { ...ctx, actor: { ...ctx.actor, steppedUpAt: null } } as TenantContext;
      },
      'STEP_UP_REQUIRED',
    ],
    [
      'who holds less than the role',
      () => holding(['USER_READ', 'ROLE_MANAGE', 'ACCOUNT_READ']),
      'GRANT_EXCEEDS_OWN',
    ],
  ])('%s assigns a role', async (_who, who, code) => {
    const roleId = await createRole(HALTER);
    expect((await assign(who(), { customRoleId: roleId })).outcome).toBe(code);
  });

  test('of a partner is made the platform’s operator', async () => {
    const { outcome } = await assign(owner(), { builtIn: 'PLATFORM_OPERATOR' });
    expect(outcome).toBe('GRANT_EXCEEDS_OWN');
  });

  test('takes a role from those who hold more', async () => {
    const roleId = await createRole(HALTER);
    const { assignmentId } = await assign(owner(), { customRoleId: roleId });
    const weaker = holding(['USER_READ', 'ROLE_MANAGE']);
    expect(await change(weaker, { type: 'UNASSIGN_ROLE', assignmentId })).toBe('GRANT_EXCEEDS_OWN');
  });

  test('assigns to people, clients or groups of another partner', async () => {
    const role = { builtIn: 'SUPPORT' } as const;
    const userId = personOf(b, 'SUPPORT').userId;
    expect((await assign(owner(), role, { userId })).outcome).toBe('NOT_FOUND');
    const scopes: AssignedScope[] = [
      { type: 'CLIENT', id: b.clientIds[0] as ClientId },
      { type: 'ACCOUNT', id: b.accountIds[0] as AccountId },
      { type: 'CLIENT_GROUP', id: newId<ClientGroupId>() },
    ];
    for (const scope of scopes) {
      expect((await assign(owner(), role, { scope })).outcome).toBe('NOT_FOUND');
    }
  });
});

test('an assignment is given once', async () => {
  const roleId = await createRole(HALTER);
  expect((await assign(owner(), { customRoleId: roleId })).outcome).toBe('done');
  expect((await assign(owner(), { customRoleId: roleId })).outcome).toBe('CONFLICT');
});

describe('the last owner', () => {
  test('keeps the role and the access', async () => {
    const { userId } = personOf(b, 'TENANT_OWNER');
    const members = must(await listTeamMembers(owner(b), deps, { first: 50, after: null })).members;
    const own = members.find((member) => member.userId === userId)?.assignments[0];
    const assignmentId = own?.id ?? '';
    const ctx = owner(b);
    expect(await change(ctx, { type: 'UNASSIGN_ROLE', assignmentId })).toBe('LAST_OWNER');
    const suspended = await suspendUser(ctx, deps, { userId, reason: 'as a test' });
    expect(suspended).toEqual({ ok: false, error: { code: 'LAST_OWNER' } });
  });

  test('is left when two take the role from each other at the same moment', async () => {
    const second = personOf(a, 'RISK_OFFICER').userId;
    const role = { builtIn: 'TENANT_OWNER' } as const;
    const { assignmentId } = await assign(owner(), role, { userId: second });
    const first = personOf(a, 'TENANT_OWNER').userId;
    const members = must(await listTeamMembers(owner(), deps, { first: 50, after: null })).members;
    const own = members
      .find((member) => member.userId === first)
      ?.assignments.find(({ roleName }) => roleName === 'TENANT_OWNER');
    const outcomes = await Promise.all([
      change(owner(), { type: 'UNASSIGN_ROLE', assignmentId }),
      change(owner(), { type: 'UNASSIGN_ROLE', assignmentId: own?.id ?? '' }),
    ]);
    expect(outcomes.toSorted()).toEqual(['LAST_OWNER', 'done']);
    // Whoever lost, the seeded owner is one again.
    if (outcomes[1] === 'done') {
      await assign(acting(a, second, owner().grants), role, { userId: first });
    }
  });
});

describe('four eyes', () => {
  const decider = () => {
    const grants: readonly Grant[] = [{ kind: 'ROLE', role: 'COMPLIANCE_OFFICER', scope: ALL }];
    return acting(a, personOf(a, 'COMPLIANCE_OFFICER').userId, grants);
  };

  test('hold a change back until a second person has granted what was shown', async () => {
    await withoutApproval(a, true);
    const roleId = newId<RoleId>();
    const facts = { name: 'Four eyes', description: '', permissions: [...HALTER] };
    const asked = must(
      await requestAccessChange(owner(), deps, {
        change: { type: 'CREATE_ROLE', roleId, ...facts },
        reason: 'for the night shift',
      }),
    );
    expect(asked.approval).toMatchObject({ status: 'PENDING', kind: 'ROLE_CHANGE' });
    const names = async () => must(await listRoles(owner(), deps)).map(({ name }) => name);
    expect(await names()).not.toContain('Four eyes');
    const approvalId = asked.approval?.id;
    if (approvalId === undefined) throw new Error('No approval was filed');
    const granted = must(await approveRequest(decider(), deps, { approvalId, reason: 'fine' }));
    expect(granted.status).toBe('APPROVED');
    expect(await names()).toContain('Four eyes');
  });

  test('tell people of one name apart, and keep their names out of the log', async () => {
    await withoutApproval(a, true);
    const person = personOf(a, 'CLIENT_READER');
    const role = { builtIn: 'TENANT_OWNER' } as const;
    const ids = { assignmentId: newId(), userId: person.userId };
    const asked = must(
      await requestAccessChange(owner(), deps, {
        change: { type: 'ASSIGN_ROLE', ...ids, role, scope: ALL },
        reason: 'typed by hand',
      }),
    );
    const { name } = must(
      await listTeamMembers(owner(), deps, { first: 50, after: null }),
    ).members.filter(({ userId }) => userId === person.userId)[0] ?? { name: '' };
    const line = asked.approval?.lines.find(({ field }) => field === 'person');
    expect(line?.after).toBe(`${name} <${person.email}>`);
    const leaf = JSON.stringify(await lastAudit());
    expect(leaf).toContain('TENANT_OWNER');
    for (const text of [name, person.email, 'typed by hand']) expect(leaf).not.toContain(text);
  });

  test.each(['CLIENT', 'ACCOUNT'] as const)(
    'name no %s to an author who may not see it',
    async (type) => {
      await withoutApproval(a, false);
      const customRoleId = await createRole(['USER_READ']);
      await withoutApproval(a, true);
      const [id = ''] = type === 'CLIENT' ? a.clientIds : a.accountIds;
      const asked = must(
        await requestAccessChange(holding(['USER_READ', 'ROLE_MANAGE']), deps, {
          change: {
            ...{ type: 'ASSIGN_ROLE', assignmentId: newId(), role: { customRoleId } },
            ...{ userId: personOf(a, 'CLIENT_READER').userId, scope: { type, id } },
          },
          reason: 'to learn a name',
        }),
      );
      const scope = asked.approval?.lines.find(({ field }) => field === 'scope');
      const wireId = toWireId(type === 'CLIENT' ? 'client' : 'account', id as never);
      expect(scope?.after).toBe(`${type} ${wireId}`);
    },
  );

  test('do not carry out what its author may no longer do', async () => {
    await withoutApproval(a, true);
    const groupId = newId<ClientGroupId>();
    const asked = must(
      await requestAccessChange(owner(), deps, {
        change: { type: 'CREATE_GROUP', groupId, name: 'Late', clientIds: [] },
        reason: 'before it is too late',
      }),
    );
    await database.db.tenants.run(a.context, (tx) =>
      tx.query(`UPDATE app_user SET status = 'SUSPENDED' WHERE tenant_id = $1 AND id = $2`, [
        a.tenantId,
        owner().actor.id,
      ]),
    );
    const approvalId = asked.approval?.id;
    if (approvalId === undefined) throw new Error('No approval was filed');
    const failed = must(await approveRequest(decider(), deps, { approvalId, reason: 'fine' }));
    expect(failed.status).toBe('FAILED');
    const groups = must(await listClientGroups(owner(), deps));
    expect(groups.map(({ name }) => name)).not.toContain('Late');
  });

  test('are not asked to decide what cannot be done', async () => {
    await withoutApproval(a, true);
    expect(await change(owner(), { type: 'DELETE_ROLE', roleId: newId() })).toBe('NOT_FOUND');
  });
});
