/** Roles that a partner makes itself: named sets of permissions, changed for all who hold them. */
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, Result } from '../errors/result.js';
import type { RoleId } from '../ids.js';
import type { AccessChangeFailure, ChangeOf, RoleRef } from './access-change.js';
import { ROLE_PERMISSIONS } from './built-in-roles.js';
import { firstNotHeld } from './grant-coverage.js';
import { PERMISSIONS } from './permission-registry.js';
import type { Permission } from './permission-registry.js';
import { passesForBuiltIn } from './role-names.js';
import { missingNeed } from './role-needs.js';

interface RoleRow {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/** So many are more than anybody keeps in mind, and few enough for one page of the editor. */
export const MAX_CUSTOM_ROLES = 100;

const WHOLE_TENANT = { type: 'ALL' } as const;

export async function createRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: ChangeOf<'CREATE_ROLE'>,
): Promise<Result<void, AccessChangeFailure>> {
  const refused = refuse(ctx, change.permissions, []);
  if (refused !== null) return fail(refused);
  if (passesForBuiltIn(change.name)) return fail({ code: 'NAME_TAKEN', field: 'name' });
  const counted = await tx.query<{ roles: number }>(
    'SELECT count(*)::int AS roles FROM custom_role WHERE tenant_id = $1',
    [ctx.tenantId],
  );
  if ((counted.rows[0]?.roles ?? 0) >= MAX_CUSTOM_ROLES) {
    const sentence = `Keep at most ${MAX_CUSTOM_ROLES} roles of your own`;
    return fail({ code: 'INVALID_INPUT', field: 'name', sentence });
  }
  const now = tx.clock.now();
  const inserted = await tx.query(
    `INSERT INTO custom_role (tenant_id, id, name, description, permissions, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (tenant_id, name) DO NOTHING`,
    [ctx.tenantId, change.roleId, change.name, change.description, change.permissions, now],
  );
  if (inserted.rowCount === 0) return fail({ code: 'NAME_TAKEN', field: 'name' });
  await auditRole(tx, ctx, { action: 'role.create', roleId: change.roleId, after: change });
  return ok(undefined);
}

export async function updateRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: ChangeOf<'UPDATE_ROLE'>,
): Promise<Result<void, AccessChangeFailure>> {
  const before = await readRole(tx, ctx, change.roleId);
  if (before === null) return fail({ code: 'NOT_FOUND', resource: 'Role' });
  const refused = refuse(ctx, change.permissions, before.permissions);
  if (refused !== null) return fail(refused);
  const taken = await tx.query(
    'SELECT 1 FROM custom_role WHERE tenant_id = $1 AND name = $2 AND id <> $3',
    [ctx.tenantId, change.name, change.roleId],
  );
  if (taken.rowCount > 0 || (passesForBuiltIn(change.name) && change.name !== before.name)) {
    return fail({ code: 'NAME_TAKEN', field: 'name' });
  }
  const { roleId, name, description, permissions } = change;
  await tx.query(
    `UPDATE custom_role SET name = $3, description = $4, permissions = $5, updated_at = $6
     WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, roleId, name, description, permissions, tx.clock.now()],
  );
  await auditRole(tx, ctx, { action: 'role.update', roleId, before, after: change });
  return ok(undefined);
}

/** A role that somebody holds stays: taking it away from people is a decision of its own. */
export async function deleteRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  { roleId }: ChangeOf<'DELETE_ROLE'>,
): Promise<Result<void, AccessChangeFailure>> {
  const before = await readRole(tx, ctx, roleId);
  if (before === null) return fail({ code: 'NOT_FOUND', resource: 'Role' });
  const held = await tx.query(
    'SELECT 1 FROM role_assignment WHERE tenant_id = $1 AND custom_role_id = $2 LIMIT 1',
    [ctx.tenantId, roleId],
  );
  if (held.rowCount > 0) {
    return fail({ code: 'IN_USE', sentence: 'Somebody holds this role; unassign it first.' });
  }
  await tx.query('DELETE FROM custom_role WHERE tenant_id = $1 AND id = $2', [
    ctx.tenantId,
    roleId,
  ]);
  await auditRole(tx, ctx, { action: 'role.delete', roleId, before });
  return ok(undefined);
}

/** What a role holds; null when there is none. A custom one is locked until the commit. */
export async function permissionsOfRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  role: RoleRef,
): Promise<readonly Permission[] | null> {
  if ('builtIn' in role) return ROLE_PERMISSIONS[role.builtIn];
  return (await readRole(tx, ctx, role.customRoleId))?.permissions ?? null;
}

/** Locked: what was checked about it must still be so when the change is committed. */
async function readRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  roleId: RoleId,
): Promise<RoleRow | null> {
  const { rows } = await tx.query<RoleRow>(
    `SELECT name, description, permissions FROM custom_role
     WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [ctx.tenantId, roleId],
  );
  return rows[0] ?? null;
}

/**
 * A role may be assigned over the whole tenant, so its author must hold over it what he adds, and
 * what he takes away from all who hold the role.
 */
function refuse(
  ctx: TenantContext,
  permissions: readonly Permission[],
  before: readonly Permission[],
): AccessChangeFailure | null {
  const need = missingNeed(permissions);
  if (need !== null) return needFailure(need.permission, need.needs);
  const moved = PERMISSIONS.filter((one) => permissions.includes(one) !== before.includes(one));
  const permission = firstNotHeld(ctx, moved, WHOLE_TENANT);
  return permission === null ? null : { code: 'GRANT_EXCEEDS_OWN', permission };
}

function needFailure(permission: Permission, needs: Permission): InvalidInput {
  const sentence = `${permission} is given together with ${needs} only`;
  return { code: 'INVALID_INPUT', field: 'permissions', sentence };
}

interface RoleAudit {
  readonly action: 'role.create' | 'role.update' | 'role.delete';
  readonly roleId: RoleId;
  readonly before?: RoleRow;
  readonly after?: RoleRow;
}

async function auditRole(tx: TenantTransaction, ctx: TenantContext, what: RoleAudit) {
  await appendAudit(tx, ctx, {
    action: what.action,
    resource: { type: 'Role', id: what.roleId },
    ...(what.before && { before: roleJson(what.before) }),
    ...(what.after && { after: roleJson(what.after) }),
  });
}

function roleJson({ name, description, permissions }: RoleRow): JsonObject {
  return { name, description, permissions: [...permissions] };
}
