import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ApprovalDesk } from '../approvals/approval-desk.js';
import { approveRequest } from '../approvals/decide-approval.js';
import type { AssignedScope, Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { InProcessPubSub } from '../ephemeral/in-process-stores.js';
import { newId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId, RoleId, SessionId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { must, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, SeededUser, TestDatabase } from '../testing/index.js';
import type { AccessChangeInput } from './access-change.js';
import { explainPermission, readPerson } from './explain-permission.js';
import type { ExplanationCode } from './explain-permission.js';
import { accessChannel } from './access-announcer.js';
import type { Permission } from './permission-registry.js';
import { requestAccessChange } from './request-access-change.js';
import { roleChangeKind } from './role-change-kind.js';
import { reactivateUser, suspendUser } from './suspend-user.js';
import { listClientGroups, listRoles, listTeamMembers } from './team-queries.js';
import { viewAs } from './view-as.js';

const ALL = { type: 'ALL' } as const;
const HALTER: readonly Permission[] = ['ACCOUNT_READ', 'ACCOUNT_HALT'];

let database: TestDatabase;
let deps: TenantsDeps & { readonly approvals: ApprovalDesk };
let a: SeededTenant;
let b: SeededTenant;
let pubSub: InProcessPubSub;

beforeAll(async () => {
  database = await startTestDatabase();
  pubSub = new InProcessPubSub({ warn: () => undefined });
  const tenants = createTenantsDeps({
    ...{ db: database.db, apiKeyPepper: new Uint8Array(32), pubSub },
  });
  deps = { ...tenants, approvals: new ApprovalDesk([roleChangeKind(tenants.access)]) };
  ({ a, b } = await seedTwoTenants(tenants));
  await withoutApproval(a);
  await withoutApproval(b);
});
afterAll(() => database.stop());

/** The policy of a partner that wants no second person for roles. */
async function withoutApproval(tenant: SeededTenant, required = false): Promise<void> {
  await database.db.tenants.run(tenant.context, (tx) =>
    tx.query(
      `INSERT INTO approval_policy (tenant_id, kind, required, updated_at)
       VALUES ($1, 'ROLE_CHANGE', $2, now())
       ON CONFLICT (tenant_id, kind) DO UPDATE SET required = $2`,
      [tenant.tenantId, required],
    ),
  );
}

function personOf(tenant: SeededTenant, role: SeededUser['role']): SeededUser {
  const found = tenant.users.find((user) => user.role === role);
  if (found === undefined) throw new Error(`No user with role ${role}`);
  return found;
}

/** A person who has shown a factor just now. */
function acting(tenant: SeededTenant, userId: UserId, grants: readonly Grant[]): TenantContext {
  const actor = {
    ...{ kind: 'USER' as const, id: userId, name: 'Somebody', sessionId: newId<SessionId>() },
    ...{ mfa: true, steppedUpAt: deps.clock.now() },
  } as const;
  return { tenantId: tenant.tenantId, requestId: newId(), actor, grants };
}

function owner(tenant = a): TenantContext {
  const grants: readonly Grant[] = [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: ALL }];
  return acting(tenant, personOf(tenant, 'TENANT_OWNER').userId, grants);
}

function holding(permissions: readonly Permission[], scope: Grant['scope'] = ALL): TenantContext {
  const role = { kind: 'CUSTOM_ROLE', roleId: newId<RoleId>(), name: 'Own', permissions } as const;
  return acting(a, personOf(a, 'SUPPORT').userId, [{ ...role, scope }]);
}

async function change(ctx: TenantContext, what: AccessChangeInput): Promise<string> {
  const outcome = await requestAccessChange(ctx, deps, { change: what, reason: 'as a test' });
  return outcome.ok ? 'done' : outcome.error.code;
}

async function createRole(permissions: readonly Permission[]): Promise<RoleId> {
  const roleId = newId<RoleId>();
  const facts = { name: `Role ${roleId}`, description: '', permissions: [...permissions] };
  expect(await change(owner(), { type: 'CREATE_ROLE', roleId, ...facts })).toBe('done');
  return roleId;
}

async function assign(
  ctx: TenantContext,
  role: { builtIn: 'SUPPORT' | 'TENANT_OWNER' | 'PLATFORM_OPERATOR' } | { customRoleId: RoleId },
  where: { readonly userId?: UserId; readonly scope?: AssignedScope } = {},
): Promise<{ readonly outcome: string; readonly assignmentId: string }> {
  const { userId = personOf(a, 'CLIENT_READER').userId, scope = ALL } = where;
  const assignmentId = newId();
  const outcome = await change(ctx, { type: 'ASSIGN_ROLE', assignmentId, userId, role, scope });
  return { outcome, assignmentId };
}

async function grantsOf(userId: UserId): Promise<TenantContext> {
  const person = await database.db.tenants.run(a.context, (tx) => readPerson(tx, owner(), userId));
  if (person === null) throw new Error('There is no such person');
  return person.context;
}

async function lastAudit(): Promise<Record<string, unknown>> {
  const { rows } = await database.db.tenants.read<{ leaf: string }>(
    a.context,
    'SELECT leaf FROM audit_entry WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1',
    [a.tenantId],
  );
  return JSON.parse(rows[0]?.leaf ?? '{}') as Record<string, unknown>;
}

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

describe('a group of clients', () => {
  const create = (groupId: string, clientIds: readonly ClientId[], ctx = owner()) =>
    change(ctx, { type: 'CREATE_GROUP', groupId, name: `G ${groupId}`, clientIds: [...clientIds] });

  test('is what a role reaches, and follows its members', async () => {
    const groupId = newId<ClientGroupId>();
    const [first, second] = a.clientIds as [ClientId, ClientId];
    expect(await create(groupId, [first])).toBe('done');
    const { userId } = personOf(a, 'SUPPORT');
    const scope = { type: 'CLIENT_GROUP', id: groupId } as const;
    const roleId = await createRole(['ACCOUNT_READ', 'BALANCE_READ']);
    await assign(owner(), { customRoleId: roleId }, { userId, scope });
    const seen = { kind: 'CUSTOM_ROLE', scope: { ...scope, clientIds: [first] } };
    expect((await grantsOf(userId)).grants).toContainEqual(expect.objectContaining(seen));
    const name = 'Renamed';
    const both = { type: 'UPDATE_GROUP', groupId, name, clientIds: [second, first] } as const;
    expect(await change(owner(), { ...both, clientIds: [...both.clientIds] })).toBe('done');
    const grants = (await grantsOf(userId)).grants;
    const clientIds = [first, second].toSorted();
    const now = { kind: 'CUSTOM_ROLE', scope: { ...scope, clientIds } };
    expect(grants).toContainEqual(expect.objectContaining(now));
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('IN_USE');
    const groups = must(await listClientGroups(owner(), deps));
    expect(groups).toContainEqual(expect.objectContaining({ id: groupId, clientCount: 2 }));
  });

  test('takes no client of another partner', async () => {
    expect(await create(newId(), [b.clientIds[0] as ClientId])).toBe('NOT_FOUND');
  });

  test('does not become the way to give what one does not have', async () => {
    const groupId = newId<ClientGroupId>();
    const [first, second] = a.clientIds as [ClientId, ClientId];
    await create(groupId, [first]);
    const roleId = await createRole(HALTER);
    const scope = { type: 'CLIENT_GROUP', id: groupId } as const;
    await assign(owner(), { customRoleId: roleId }, { scope });
    const weaker = holding(['USER_READ', 'ROLE_MANAGE']);
    const wider = { type: 'UPDATE_GROUP', groupId, name: 'Wider' } as const;
    expect(await change(weaker, { ...wider, clientIds: [first, second] })).toBe(
      'GRANT_EXCEEDS_OWN',
    );
    expect(await change(weaker, { ...wider, clientIds: [] })).toBe('GRANT_EXCEEDS_OWN');
    expect(await change(weaker, { ...wider, clientIds: [first] })).toBe('done');
  });

  test('is deleted when nothing is given over it', async () => {
    const groupId = newId<ClientGroupId>();
    await create(groupId, a.clientIds);
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('done');
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('NOT_FOUND');
  });
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

describe('suspending', () => {
  test('ends a person’s sessions, is undone, and is written down', async () => {
    const { userId } = personOf(a, 'PORTFOLIO_MANAGER');
    const heard: string[] = [];
    await pubSub.subscribe(accessChannel(a.tenantId), (message) => heard.push(message));
    must(await suspendUser(owner(), deps, { userId, reason: 'left the firm' }));
    expect(await lastAudit()).toMatchObject({
      action: 'user.suspend',
      after: { value: { status: 'SUSPENDED' } },
    });
    const query = { userId, permission: 'ORDER_WRITE', place: null } as const;
    const explained = must(await explainPermission(owner(), deps, query));
    expect(explained.allowed).toBe(false);
    expect(explained.reasons.map(({ code }) => code)).toContain('USER_SUSPENDED');
    must(await reactivateUser(owner(), deps, { userId, reason: 'came back' }));
    expect(must(await explainPermission(owner(), deps, query)).allowed).toBe(true);
    expect(heard).toEqual(['changed', 'changed']);
  });

  test('is not for those who hold less', async () => {
    const { userId } = personOf(a, 'RISK_OFFICER');
    const weaker = holding(['USER_READ', 'USER_MANAGE']);
    const outcome = await suspendUser(weaker, deps, { userId, reason: 'a coup' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'GRANT_EXCEEDS_OWN' } });
  });
});

describe('an explanation', () => {
  const clientScope = (): Grant['scope'] => ({ type: 'CLIENT', id: a.clientIds[0] as ClientId });
  const there = () => ({ type: 'CLIENT', id: a.clientIds[1] as ClientId }) as const;

  test.each<[string, Permission, () => TenantContext, boolean, ExplanationCode[]]>([
    ['that it is granted', 'ACCOUNT_READ', () => holding(HALTER), true, ['GRANTED']],
    [
      'that a factor is needed',
      'ACCOUNT_HALT',
      () => holding(HALTER),
      true,
      ['GRANTED', 'SECOND_FACTOR_REQUIRED'],
    ],
    ['that no role has it', 'ORDER_WRITE', () => holding(HALTER), false, ['ROLE_LACKS_PERMISSION']],
    [
      'that the assignment is too narrow',
      'ROLE_MANAGE',
      () => acting(a, newId(), [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: clientScope() }]),
      false,
      ['NEEDS_WHOLE_TENANT'],
    ],
    [
      'that nothing is assigned',
      'ACCOUNT_READ',
      () => acting(a, newId(), []),
      false,
      ['NO_ASSIGNMENT'],
    ],
    [
      'that a second person decides',
      'LIMITS_CHANGE',
      () => holding(['ACCOUNT_READ', 'BALANCE_READ', 'LIMITS_CHANGE']),
      true,
      ['GRANTED', 'SECOND_FACTOR_REQUIRED', 'STEP_UP_REQUIRED', 'APPROVAL_REQUIRED'],
    ],
  ])('says %s', async (_what, permission, who, allowed, codes) => {
    const explained = must(
      await explainPermission(who(), deps, { userId: null, permission, place: null }),
    );
    expect(explained.allowed).toBe(allowed);
    expect(explained.reasons.map(({ code }) => code)).toEqual(codes);
  });

  test('says of another person that the place is out of scope', async () => {
    const { userId } = personOf(a, 'CLIENT_READER');
    const query = { userId, permission: 'BALANCE_READ', place: there() } as const;
    const explained = must(await explainPermission(owner(), deps, query));
    expect(explained.allowed).toBe(false);
    expect(explained.reasons.map(({ code }) => code)).toContain('OUT_OF_SCOPE');
  });

  test.each<[string, () => TenantContext, () => object, string]>([
    [
      'another person, without USER_READ',
      () => holding(HALTER),
      () => ({ userId: personOf(a, 'SUPPORT').userId, place: null }),
      'done',
    ],
    [
      'another partner’s person',
      () => owner(),
      () => ({ userId: personOf(b, 'SUPPORT').userId, place: null }),
      'NOT_FOUND',
    ],
    [
      'a client that the asker may not see',
      () => holding(HALTER, clientScope()),
      () => ({ userId: null, place: there() }),
      'NOT_FOUND',
    ],
    [
      'another partner’s account',
      () => owner(),
      () => ({ userId: null, place: { type: 'ACCOUNT', id: b.accountIds[0] } }),
      'NOT_FOUND',
    ],
  ])('is given or refused about %s', async (_what, who, query, code) => {
    const asked = { permission: 'ACCOUNT_READ', ...query() } as never;
    const outcome = await explainPermission(who(), deps, asked);
    expect(outcome.ok ? 'done' : outcome.error.code).toBe(code);
  });

  test('about somebody else needs USER_READ', async () => {
    const { userId } = personOf(a, 'TENANT_OWNER');
    const query = { userId, permission: 'ORDER_WRITE', place: null } as const;
    const outcome = await explainPermission(holding(HALTER), deps, query);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } });
  });
});

describe('seeing as somebody else', () => {
  const asReader = () => ({ userId: personOf(b, 'CLIENT_READER').userId, first: 10, after: null });

  test('shows that person’s accounts and permissions, and leaves a trace', async () => {
    const seen = must(await viewAs(owner(b), deps, asReader()));
    expect(seen.permissions).toEqual(['ACCOUNT_READ', 'BALANCE_READ']);
    expect(seen.accounts).toEqual([
      expect.objectContaining({
        accountId: b.accountIds[0],
        permissions: ['ACCOUNT_READ', 'BALANCE_READ'],
      }),
    ]);
    const { rows } = await database.db.tenants.read<{ action: string }>(
      b.context,
      'SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1',
      [b.tenantId],
    );
    expect(rows[0]?.action).toBe('user.view-as');
  });

  test('is refused to who sees less, or nothing of the team', async () => {
    const { userId } = personOf(a, 'PORTFOLIO_MANAGER');
    const query = { userId, first: 10, after: null };
    const blind = await viewAs(holding(['USER_READ']), deps, query);
    expect(blind).toMatchObject({ ok: false, error: { code: 'GRANT_EXCEEDS_OWN' } });
    const stranger = await viewAs(holding(['ACCOUNT_READ']), deps, query);
    expect(stranger).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } });
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
