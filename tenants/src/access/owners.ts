/** Somebody must always be able to run the tenant: its last active owner keeps role and access. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { UserId } from '../ids.js';

/**
 * The active users who own the whole tenant. Their rows are locked until the commit: of two changes
 * that each leave the other one's owner, the second sees what the first has done.
 */
export async function lockOwners(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<readonly UserId[]> {
  const { rows } = await tx.query<{ id: UserId }>(
    `SELECT u.id FROM app_user u
     WHERE u.tenant_id = $1 AND u.status = 'ACTIVE' AND EXISTS (
       SELECT 1 FROM role_assignment r WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id
         AND r.role = 'TENANT_OWNER' AND r.scope_type = 'ALL')
     ORDER BY u.id FOR UPDATE OF u`,
    [ctx.tenantId],
  );
  if (rows.length <= 1) return rows.map(({ id }) => id);
  // The rows that were waited for may have lost the role meanwhile: look again, now that they hold.
  const still = await tx.query<{ id: UserId }>(
    `SELECT u.id FROM app_user u
     WHERE u.tenant_id = $1 AND u.status = 'ACTIVE' AND EXISTS (
       SELECT 1 FROM role_assignment r WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id
         AND r.role = 'TENANT_OWNER' AND r.scope_type = 'ALL')`,
    [ctx.tenantId],
  );
  return still.rows.map(({ id }) => id);
}

export async function isLastOwner(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<boolean> {
  const owners = await lockOwners(tx, ctx);
  return owners.length === 1 && owners[0] === userId;
}
