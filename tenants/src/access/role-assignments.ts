/** Gives a role to a person over a part of the tenant, and takes it away. */
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { AssignedScope, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { scopeIdOf, scopeJson } from '../identity/grant-scope.js';
import { toWireId } from '../ids.js';
import type { RoleAssignmentId, RoleId, UserId } from '../ids.js';
import type { AccessChangeFailure, ChangeOf, RoleRef } from './access-change.js';
import { permissionsOfRole } from './custom-roles.js';
import { firstNotHeld, resolveScope } from './grant-coverage.js';
import { isLastOwner } from './owners.js';

/** Every request carries them. */
export const MAX_ASSIGNMENTS_PER_USER = 50;

export async function assignRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: ChangeOf<'ASSIGN_ROLE'>,
): Promise<Result<void, AccessChangeFailure>> {
  const { assignmentId, userId, role } = change;
  const scope = change.scope as AssignedScope;
  const refused = await refuseAssignment(tx, ctx, { role, scope });
  if (refused !== null) return fail(refused);
  const held = await tx.query<{ held: number }>(
    `SELECT (SELECT count(*)::int FROM role_assignment r
       WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id) AS held
     FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2 FOR UPDATE OF u`,
    [ctx.tenantId, userId],
  );
  if (held.rows[0] === undefined) return fail({ code: 'NOT_FOUND', resource: 'User' });
  if (held.rows[0].held >= MAX_ASSIGNMENTS_PER_USER) {
    const sentence = `One person holds at most ${MAX_ASSIGNMENTS_PER_USER} assignments`;
    return fail({ code: 'INVALID_INPUT', field: 'userId', sentence });
  }
  const inserted = await tx.query(
    `INSERT INTO role_assignment
       (tenant_id, id, user_id, role, custom_role_id, scope_type, scope_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      ...[ctx.tenantId, assignmentId, userId, ...roleColumns(role)],
      ...[scope.type, scopeIdOf(scope), tx.clock.now()],
    ],
  );
  if (inserted.rowCount === 0) return fail({ code: 'CONFLICT' });
  const after = assignmentJson({ userId, role, scope });
  await audit(tx, ctx, { action: 'role.assign', assignmentId, after });
  return ok(undefined);
}

export async function unassignRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  { assignmentId }: ChangeOf<'UNASSIGN_ROLE'>,
): Promise<Result<void, AccessChangeFailure>> {
  const found = await readAssignment(tx, ctx, assignmentId);
  if (found === null) return fail({ code: 'NOT_FOUND', resource: 'RoleAssignment' });
  const { userId, role, scope } = found;
  // Taking is judged as giving: nobody disarms those who hold more than he does.
  const refused = await refuseAssignment(tx, ctx, { role, scope });
  if (refused !== null) return fail(refused);
  const owns = 'builtIn' in role && role.builtIn === 'TENANT_OWNER' && scope.type === 'ALL';
  if (owns && (await isLastOwner(tx, ctx, userId))) return fail({ code: 'LAST_OWNER' });
  const gone = await tx.query('DELETE FROM role_assignment WHERE tenant_id = $1 AND id = $2', [
    ctx.tenantId,
    assignmentId,
  ]);
  if (gone.rowCount === 0) return fail({ code: 'NOT_FOUND', resource: 'RoleAssignment' });
  await audit(tx, ctx, { action: 'role.unassign', assignmentId, before: assignmentJson(found) });
  return ok(undefined);
}

export interface Assignment {
  readonly userId: UserId;
  readonly role: RoleRef;
  readonly scope: AssignedScope;
}

async function refuseAssignment(
  tx: TenantTransaction,
  ctx: TenantContext,
  { role, scope }: Pick<Assignment, 'role' | 'scope'>,
): Promise<AccessChangeFailure | null> {
  const permissions = await permissionsOfRole(tx, ctx, role);
  if (permissions === null) return { code: 'NOT_FOUND', resource: 'Role' };
  const resolved = await resolveScope(tx, ctx, scope);
  if (resolved === null) return { code: 'NOT_FOUND', resource: scope.type };
  const permission = firstNotHeld(ctx, permissions, resolved);
  return permission === null ? null : { code: 'GRANT_EXCEEDS_OWN', permission };
}

export async function readAssignment(
  tx: TenantTransaction,
  ctx: TenantContext,
  assignmentId: RoleAssignmentId,
): Promise<Assignment | null> {
  const { rows } = await tx.query<{
    user_id: UserId;
    role: Role | null;
    custom_role_id: RoleId | null;
    scope_type: AssignedScope['type'];
    scope_id: string | null;
  }>(
    `SELECT user_id, role, custom_role_id, scope_type, scope_id FROM role_assignment
     WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, assignmentId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    userId: row.user_id,
    role:
      row.role === null ? { customRoleId: row.custom_role_id as RoleId } : { builtIn: row.role },
    scope: (row.scope_type === 'ALL'
      ? { type: 'ALL' }
      : { type: row.scope_type, id: row.scope_id }) as AssignedScope,
  };
}

function roleColumns(role: RoleRef): readonly (string | null)[] {
  return 'builtIn' in role ? [role.builtIn, null] : [null, role.customRoleId];
}

function assignmentJson({ userId, role, scope }: Assignment): JsonObject {
  return {
    user: toWireId('user', userId),
    role: 'builtIn' in role ? role.builtIn : toWireId('role', role.customRoleId),
    scope: scopeJson(scope),
  };
}

async function audit(
  tx: TenantTransaction,
  ctx: TenantContext,
  what: {
    readonly action: 'role.assign' | 'role.unassign';
    readonly assignmentId: RoleAssignmentId;
    readonly before?: JsonObject;
    readonly after?: JsonObject;
  },
): Promise<void> {
  const { action, assignmentId, ...states } = what;
  const resource = { type: 'RoleAssignment', id: assignmentId } as const;
  await appendAudit(tx, ctx, { action, resource, ...states });
}
