/** What the log says of a person's second factor before a change and after it: never its secret. */
import type { JsonObject } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { UserId } from '../ids.js';

interface StateRow {
  readonly enrolled_at: Date | null;
  readonly being_set_up_since: Date | null;
  readonly codes_made_at: Date | null;
  readonly codes_left: number;
}

const STATE = `
  SELECT (SELECT f.confirmed_at FROM totp_factor f
      WHERE f.tenant_id = $1 AND f.user_id = $2 AND f.status = 'ACTIVE') AS enrolled_at,
    (SELECT f.created_at FROM totp_factor f
      WHERE f.tenant_id = $1 AND f.user_id = $2 AND f.status = 'PENDING') AS being_set_up_since,
    r.made_at AS codes_made_at, r.codes_left
  FROM (SELECT max(created_at) AS made_at,
      count(*) FILTER (WHERE used_at IS NULL)::integer AS codes_left
    FROM recovery_code WHERE tenant_id = $1 AND user_id = $2) r`;

export async function factorState(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<JsonObject> {
  const { rows } = await tx.query<StateRow>(STATE, [ctx.tenantId, userId]);
  const row = rows[0];
  return {
    enrolledAt: row?.enrolled_at?.toISOString() ?? null,
    beingSetUpSince: row?.being_set_up_since?.toISOString() ?? null,
    recoveryCodesMadeAt: row?.codes_made_at?.toISOString() ?? null,
    recoveryCodesLeft: row?.codes_left ?? 0,
  };
}
