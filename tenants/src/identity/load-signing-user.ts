/** What signing in needs to know of a person, in one query whether the person exists or not. */
import type { TenantContext } from '../context/tenant-context.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { ROLES_OF_USER } from './load-grants.js';
import type { SessionOwner } from './open-session.js';
import type { UserStatus } from './user.entity.js';

export interface SigningUser extends SessionOwner {
  readonly password_hash: string;
  readonly status: UserStatus;
  readonly password_changed_at: Date | null;
  /** Whether a second factor is set up. */
  readonly enrolled: boolean;
}

export async function loadSigningUser(
  deps: Pick<TenantsDeps, 'db'>,
  ctx: TenantContext,
  userId: UserId,
): Promise<SigningUser | null> {
  const result = await deps.db.tenants.read<SigningUser>(
    ctx,
    `SELECT u.id, u.email, u.name, u.password_hash, u.status, u.password_changed_at,
       t.environment, ${ROLES_OF_USER} AS roles,
       EXISTS (SELECT 1 FROM totp_factor f WHERE f.tenant_id = u.tenant_id AND f.user_id = u.id
         AND f.status = 'ACTIVE') AS enrolled
     FROM app_user u JOIN tenant t ON t.tenant_id = u.tenant_id
     WHERE u.tenant_id = $1 AND u.id = $2`,
    [ctx.tenantId, userId],
  );
  return result.rows[0] ?? null;
}
