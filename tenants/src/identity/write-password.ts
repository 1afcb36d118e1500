/** Stores a new password's hash; gives what the log says of it before and after: when it was set. */
import type { JsonObject } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { UserId } from '../ids.js';

const WRITE = `
  WITH old AS (
    SELECT id, password_changed_at FROM app_user WHERE tenant_id = $1 AND id = $2 FOR UPDATE
  )
  UPDATE app_user u SET password_hash = $3, password_changed_at = $4
  FROM old WHERE u.tenant_id = $1 AND u.id = old.id
  RETURNING old.password_changed_at AS before`;

export async function writePassword(
  tx: TenantTransaction,
  ctx: TenantContext,
  { userId, passwordHash }: { readonly userId: UserId; readonly passwordHash: string },
): Promise<{ readonly before: JsonObject; readonly after: JsonObject }> {
  const now = tx.clock.now();
  const values = [ctx.tenantId, userId, passwordHash, now];
  const { rows } = await tx.query<{ before: Date | null }>(WRITE, values);
  return {
    before: { passwordChangedAt: rows[0]?.before?.toISOString() ?? null },
    after: { passwordChangedAt: now.toISOString() },
  };
}
