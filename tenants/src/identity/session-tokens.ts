/** The pair of tokens by which a session is carried: made at sign-in and at each refresh. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { SessionId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { newTenantToken, parseTenantToken } from './tenant-token.js';
import type { AccessClaims } from './signed-tokens.js';

export interface SessionTokens {
  /** Sent with each request; minutes. */
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  /** Gives one new pair; shown once, because only its hash is stored. */
  readonly refreshToken: string;
  /** When the session ends, whatever is done with it. */
  readonly refreshExpiresAt: Date;
}

export async function issueTokens(
  tx: TenantTransaction,
  deps: Pick<TenantsDeps, 'tokens'>,
  claims: AccessClaims,
  sessionEndsAt: Date,
): Promise<SessionTokens> {
  const now = tx.clock.now();
  const access = await deps.tokens.issueAccess(claims, now);
  const refreshToken = newTenantToken('fdr', claims.tenantId);
  await tx.query(
    `INSERT INTO refresh_token (tenant_id, token_hash, session_id, created_at)
     VALUES ($1, $2, $3, $4)`,
    [claims.tenantId, parseTenantToken('fdr', refreshToken)?.hash, claims.sessionId, now],
  );
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt,
    refreshToken,
    refreshExpiresAt: sessionEndsAt,
  };
}

/** Ends sessions for good; returns those that had not ended before. */
export async function endSessions(
  tx: TenantTransaction,
  ctx: Pick<TenantContext, 'tenantId'>,
  sessionIds: readonly SessionId[],
): Promise<readonly SessionId[]> {
  const ended = await tx.query<{ id: SessionId }>(
    `UPDATE session SET revoked_at = $3
     WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND revoked_at IS NULL RETURNING id`,
    [ctx.tenantId, sessionIds, tx.clock.now()],
  );
  return ended.rows.map(({ id }) => id);
}
