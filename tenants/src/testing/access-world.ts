/** Two partners, and people of the first one who act on its team: what the tests of access share. */
import { ApprovalDesk } from '../approvals/approval-desk.js';
import type { AccessChangeInput } from '../access/access-change.js';
import { readPerson } from '../access/explain-permission.js';
import type { Permission } from '../access/permission-registry.js';
import { requestAccessChange } from '../access/request-access-change.js';
import { roleChangeKind } from '../access/role-change-kind.js';
import type { AssignedScope, Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { InProcessPubSub } from '../ephemeral/in-process-stores.js';
import { newId } from '../ids.js';
import type { RoleId, SessionId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import { seedTwoTenants } from './seed-two-tenants.js';
import type { SeededTenant, SeededUser } from './seed-two-tenants.js';
import { startTestDatabase } from './test-database.js';

const ALL = { type: 'ALL' } as const;

/** Roles are changed without a second person, until a test asks for one. */
export async function openAccessWorld() {
  const database = await startTestDatabase();
  const pubSub = new InProcessPubSub({ warn: () => undefined });
  const tenants = createTenantsDeps({
    ...{ db: database.db, apiKeyPepper: new Uint8Array(32), pubSub },
  });
  const deps = { ...tenants, approvals: new ApprovalDesk([roleChangeKind(tenants.access)]) };
  const { a, b } = await seedTwoTenants(tenants);

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
    const role = {
      kind: 'CUSTOM_ROLE',
      roleId: newId<RoleId>(),
      name: 'Own',
      permissions,
    } as const;
    return acting(a, personOf(a, 'SUPPORT').userId, [{ ...role, scope }]);
  }

  async function change(ctx: TenantContext, what: AccessChangeInput): Promise<string> {
    const outcome = await requestAccessChange(ctx, deps, { change: what, reason: 'as a test' });
    return outcome.ok ? 'done' : outcome.error.code;
  }

  async function createRole(permissions: readonly Permission[]): Promise<RoleId> {
    const roleId = newId<RoleId>();
    const facts = { name: `Role ${roleId}`, description: '', permissions: [...permissions] };
    const outcome = await change(owner(), { type: 'CREATE_ROLE', roleId, ...facts });
    if (outcome !== 'done') throw new Error(`The role was not made: ${outcome}`);
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
    const person = await database.db.tenants.run(a.context, (tx) =>
      readPerson(tx, owner(), userId),
    );
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

  await withoutApproval(a);
  await withoutApproval(b);
  return {
    ...{ database, pubSub, deps, a, b, withoutApproval, personOf, acting, owner, holding },
    ...{ change, createRole, assign, grantsOf, lastAudit, stop: () => database.stop() },
  };
}
