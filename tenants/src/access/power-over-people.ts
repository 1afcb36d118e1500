/** Nobody shuts out, lets in, or disarms those who hold more than he does. */
import type { AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { NotFound } from '../errors/result.js';
import { roleGrants, ROLES_OF_USER } from '../identity/load-grants.js';
import type { RoleGrantRow } from '../identity/load-grants.js';
import type { UserId } from '../ids.js';
import type { GrantExceedsOwn } from './access-change.js';
import { firstNotHeld, resolveScope } from './grant-coverage.js';
import { permissionsOfGrant } from './permissions.js';

const ROLES_OF_ONE = `
  SELECT ${ROLES_OF_USER} AS roles FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2`;

/** Null when the actor holds all that the person holds, where the person holds it. */
export async function refusePower(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<NotFound | GrantExceedsOwn | null> {
  const { rows } = await tx.query<{ roles: readonly RoleGrantRow[] }>(ROLES_OF_ONE, [
    ctx.tenantId,
    userId,
  ]);
  const row = rows[0];
  if (row === undefined) return { code: 'NOT_FOUND', resource: 'User' };
  for (const grant of roleGrants(row.roles)) {
    const resolved = await resolveScope(tx, ctx, grant.scope as AssignedScope);
    if (resolved === null) continue;
    const permission = firstNotHeld(ctx, permissionsOfGrant(grant), resolved);
    if (permission !== null) return { code: 'GRANT_EXCEEDS_OWN', permission };
  }
  return null;
}
