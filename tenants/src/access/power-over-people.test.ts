/** Ways around one’s own rights: through keys over a group, and through people who never came. */
import { afterAll, beforeAll, expect, test } from 'vitest';

import { ApprovalDesk } from '../approvals/approval-desk.js';
import type { Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { createClient } from '../hierarchy/create-client.js';
import { createApiKey } from '../identity/create-api-key.js';
import { inviteUser } from '../identity/invite-user.js';
import { revokeApiKey } from '../identity/revoke-api-key.js';
import { revokeInvitation } from '../identity/revoke-invitation.js';
import { newId } from '../ids.js';
import type {
  ClientGroupId,
  ClientId,
  RoleAssignmentId,
  RoleId,
  SessionId,
  UserId,
} from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { must, seedTenant, startTestDatabase, testKeyRing } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import type { AccessChange, AccessChangeInput } from './access-change.js';
import { describeAccessChange } from './describe-access-change.js';
import type { Permission } from './permission-registry.js';
import { requestAccessChange } from './request-access-change.js';
import { roleChangeKind } from './role-change-kind.js';
import { reactivateUser } from './suspend-user.js';

const ALL = { type: 'ALL' } as const;
let database: TestDatabase;
let deps: TenantsDeps & { readonly approvals: ApprovalDesk };
let a: SeededTenant;

beforeAll(async () => {
  database = await startTestDatabase();
  const tenants = createTenantsDeps({
    ...{ db: database.db, apiKeyPepper: new Uint8Array(32), keyProvider: testKeyRing() },
  });
  deps = { ...tenants, approvals: new ApprovalDesk([roleChangeKind(tenants.access)]) };
  a = await seedTenant(tenants, 'alder');
  await database.db.tenants.run(a.context, (tx) =>
    tx.query(
      `INSERT INTO approval_policy (tenant_id, kind, required, updated_at)
       VALUES ($1, 'ROLE_CHANGE', false, now())`,
      [a.tenantId],
    ),
  );
});
afterAll(() => database.stop());

/** The seeded owner as a person, who has shown a factor just now. */
function acting(grant: Grant): TenantContext {
  const user = a.users.find(({ role }) => role === 'TENANT_OWNER');
  const actor = {
    ...{ kind: 'USER' as const, id: user?.userId as UserId, name: 'Somebody' },
    ...{ sessionId: newId<SessionId>(), mfa: true, steppedUpAt: deps.clock.now() },
  };
  return { tenantId: a.tenantId, requestId: newId(), actor, grants: [grant] };
}

const owner = () => acting({ kind: 'ROLE', role: 'TENANT_OWNER', scope: ALL });

function weaker(): TenantContext {
  const permissions = ['USER_READ', 'ROLE_MANAGE'] as const;
  return acting({
    kind: 'CUSTOM_ROLE',
    roleId: newId<RoleId>(),
    name: 'Own',
    permissions,
    scope: ALL,
  });
}

async function change(ctx: TenantContext, what: AccessChangeInput): Promise<string> {
  const outcome = await requestAccessChange(ctx, deps, { change: what, reason: 'as a test' });
  return outcome.ok ? 'done' : outcome.error.code;
}

test('a group of clients does not become the way to widen an API key', async () => {
  const groupId = newId<ClientGroupId>();
  const [first, second] = a.clientIds as [ClientId, ClientId];
  const group = { groupId, name: `Of ${groupId}` };
  await change(owner(), { type: 'CREATE_GROUP', ...group, clientIds: [first] });
  const scope = { type: 'CLIENT_GROUP', id: groupId } as const;
  const grants = [{ keyScope: 'TRADE', scope }] as const;
  const facts = { name: 'Bot', grants, allowedIps: [], expiresAt: null };
  const { apiKeyId } = must(await createApiKey(owner(), deps, facts));
  const wider = { type: 'UPDATE_GROUP', ...group } as const;
  const clientIds = [first, second];
  expect(await change(weaker(), { ...wider, clientIds })).toBe('GRANT_EXCEEDS_OWN');
  must(await revokeApiKey(owner(), deps, { apiKeyId, reason: 'as a test' }));
  expect(await change(weaker(), { ...wider, clientIds })).toBe('done');
});

test('reactivating does not let in who never accepted an invitation', async () => {
  const links = { portalUrl: 'https://portal.example' };
  const person = { email: 'guest@alder.example', name: 'Guest' };
  const { userId } = must(await inviteUser(owner(), { ...deps, links }, person));
  const refused = { ok: false, error: { code: 'INVALID_INPUT', field: 'userId' } };
  const reason = 'as a test';
  expect(await reactivateUser(owner(), deps, { userId, reason })).toMatchObject(refused);
  must(await revokeInvitation(owner(), deps, { userId, reason }));
  expect(await reactivateUser(owner(), deps, { userId, reason })).toMatchObject(refused);
});

test.each(['CLIENT_READER', 'Client Reader', 'tenant-owner'])(
  'a role of the partner’s own does not pass for a built-in one: %s',
  async (name) => {
    const permissions = ['ACCOUNT_READ'] as const;
    const facts = { roleId: newId(), description: '', permissions: [...permissions] };
    expect(await change(owner(), { type: 'CREATE_ROLE', name, ...facts })).toBe('NAME_TAKEN');
    expect(await change(owner(), { type: 'CREATE_ROLE', name: `My ${name}`, ...facts })).toBe(
      'done',
    );
    expect(await change(owner(), { type: 'UPDATE_ROLE', name, ...facts })).toBe('NAME_TAKEN');
  },
);

test('of a large group who grants sees how many it has, and nobody can exchange one unseen', async () => {
  const clientIds: ClientId[] = [];
  for (let number = 0; number < 25; number += 1) {
    const name = `Z ${String(number).padStart(2, '0')}`;
    const made = must(await createClient(owner(), deps, { name, reference: name }));
    clientIds.push(made.clientId);
  }
  const groupId = newId<ClientGroupId>();
  const first = clientIds.slice(0, 24);
  await change(owner(), { type: 'CREATE_GROUP', groupId, name: 'Many', clientIds: first });
  const assignment: AccessChange = {
    type: 'ASSIGN_ROLE',
    assignmentId: newId<RoleAssignmentId>(),
    userId: owner().actor.id as UserId,
    role: { builtIn: 'SUPPORT' },
    scope: { type: 'CLIENT_GROUP', id: groupId },
  };
  const clients = async () => {
    const shown = await database.db.tenants.run(a.context, (tx) =>
      describeAccessChange(tx, owner(), assignment),
    );
    return shown?.lines.find(({ field }) => field === 'clients')?.after;
  };
  const before = await clients();
  expect(before).toMatch(/^Z 00, .*Z 19 and 4 more: 24 clients in all, list [0-9a-f]{16}$/);
  // The last of them, whose name is not shown, for another one.
  const exchanged = [...clientIds.slice(0, 23), ...clientIds.slice(24)];
  await change(owner(), { type: 'UPDATE_GROUP', groupId, name: 'Many', clientIds: exchanged });
  const after = await clients();
  expect(after).toMatch(/24 clients in all/);
  expect(after).not.toBe(before);
});

test('who grants an assignment sees what the role holds and whom the group has', async () => {
  const facts = { roleId: newId<RoleId>(), name: 'Desk', description: '' };
  const permissions: Permission[] = ['ACCOUNT_READ', 'ACCOUNT_HALT'];
  await change(owner(), { type: 'CREATE_ROLE', ...facts, permissions });
  const groupId = newId<ClientGroupId>();
  const clientIds = a.clientIds.slice(0, 1);
  await change(owner(), { type: 'CREATE_GROUP', groupId, name: 'One client', clientIds });
  const assignment: AccessChange = {
    type: 'ASSIGN_ROLE',
    assignmentId: newId<RoleAssignmentId>(),
    userId: owner().actor.id as UserId,
    role: { customRoleId: facts.roleId },
    scope: { type: 'CLIENT_GROUP', id: groupId },
  };
  const shown = (ctx = owner()) =>
    database.db.tenants.run(a.context, (tx) => describeAccessChange(tx, ctx, assignment));
  const lines = (await shown())?.lines;
  expect(lines).toContainEqual({
    field: 'permissions',
    before: null,
    after: permissions.join(', '),
  });
  expect(lines).toContainEqual({ field: 'clients', before: null, after: `Client 1 ${a.canary}` });
  expect(JSON.stringify(await shown(weaker()))).not.toContain('Client 1');
  // What was shown is not what would be given any more: the request fails with a conflict.
  await change(owner(), { type: 'UPDATE_ROLE', ...facts, permissions: ['ACCOUNT_READ'] });
  expect((await shown())?.lines).not.toEqual(lines);
});
