/**
 * Gives a new pair of tokens for a refresh token, once.
 *
 * Threat: a copied refresh token. Whoever of the two, thief or owner, comes second shows a token that
 * was used, and the whole session ends for both. An answer that was lost on its way may be asked for
 * again by the same program from the same place, within seconds.
 */
import { createHash } from 'node:crypto';

import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { SessionId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { Unauthenticated } from './authenticate-session.js';
import { addressPlace } from './client-address.js';
import { roleGrants, ROLES_OF_USER } from './load-grants.js';
import type { RoleGrantRow } from './load-grants.js';
import type { ClientOrigin } from './open-session.js';
import { parseTenantToken } from './tenant-token.js';
import { lifetimeFor } from './session-lifetime.js';
import { endSessions, issueTokens } from './session-tokens.js';
import type { SessionTokens } from './session-tokens.js';

export interface RefreshInput extends ClientOrigin {
  readonly refreshToken: string;
  readonly requestId?: string;
}

export interface RefreshReused extends Unauthenticated {
  /** The session that ended because its token was shown a second time. */
  readonly reused: { readonly context: TenantContext; readonly sessionId: SessionId };
}

export type RefreshFailure = Unauthenticated | RefreshReused;

/** For the same client: a lost answer, or two tabs that wake up together. */
export const REFRESH_GRACE_MS = 10_000;
/** One answer, and as many again as tabs of one browser could need. */
const MAX_USES = 8;

interface TokenRow {
  readonly used_at: Date | null;
  readonly used_by: Buffer | null;
  readonly uses: number;
  readonly session_id: SessionId;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly mfa: boolean;
  readonly stepped_up_at: Date | null;
  readonly user_id: UserId;
  readonly name: string;
  readonly environment: Environment;
  readonly roles: readonly RoleGrantRow[];
}

const TOKEN = `
  SELECT r.used_at, r.used_by, r.uses, s.id AS session_id, s.last_seen_at, s.expires_at, s.mfa,
    s.stepped_up_at, u.id AS user_id, u.name, t.environment, ${ROLES_OF_USER} AS roles
  FROM refresh_token r
  JOIN session s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
  JOIN app_user u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
  JOIN tenant t ON t.tenant_id = s.tenant_id
  WHERE r.tenant_id = $1 AND r.token_hash = $2 AND s.revoked_at IS NULL
    AND u.status = 'ACTIVE'`;

export async function refreshSession(
  deps: Pick<TenantsDeps, 'db' | 'tokens' | 'sessions'>,
  input: RefreshInput,
): Promise<Result<SessionTokens, RefreshFailure>> {
  const parsed = parseTenantToken('fdr', input.refreshToken);
  if (parsed === null) return fail({ code: 'UNAUTHENTICATED' });
  const asker = systemContext(parsed.tenantId, 'refresh', input.requestId ?? newId());
  // Not `change`: the end of a session whose token came twice is to be committed.
  const result = await deps.db.tenants.run(asker, async (tx) => {
    const row = await lockToken(tx, asker, parsed.hash);
    return row === null
      ? fail({ code: 'UNAUTHENTICATED' } as const)
      : use(tx, deps, asker, { row, hash: parsed.hash, input });
  });
  if (!result.ok && 'reused' in result.error) deps.sessions.forget(result.error.reused.sessionId);
  return result;
}

/** The session's row is locked first: of two that come together the second sees the first's use. */
async function lockToken(
  tx: TenantTransaction,
  ctx: TenantContext,
  hash: Buffer,
): Promise<TokenRow | null> {
  const { tenantId } = ctx;
  await tx.query(
    `SELECT 1 FROM session WHERE tenant_id = $1 AND id =
       (SELECT session_id FROM refresh_token WHERE tenant_id = $1 AND token_hash = $2) FOR UPDATE`,
    [tenantId, hash],
  );
  const found = await tx.query<TokenRow>(TOKEN, [tenantId, hash]);
  return found.rows[0] ?? null;
}

interface Use {
  readonly row: TokenRow;
  readonly hash: Buffer;
  readonly input: RefreshInput;
}

async function use(
  tx: TenantTransaction,
  deps: Pick<TenantsDeps, 'tokens'>,
  asker: TenantContext,
  { row, hash, input }: Use,
): Promise<Result<SessionTokens, RefreshFailure>> {
  const now = tx.clock.now();
  const context = contextOf(asker, row);
  const client = clientHash(input);
  if (row.used_at !== null && !isRepetition(row, client, now)) {
    return endFamily(tx, context, row.session_id);
  }
  const idleMs = now.getTime() - row.last_seen_at.getTime();
  if (now >= row.expires_at || idleMs >= lifetimeFor(context.grants).idleMs) {
    return fail({ code: 'UNAUTHENTICATED' });
  }
  await tx.query(
    `UPDATE refresh_token
     SET used_at = coalesce(used_at, $3), used_by = coalesce(used_by, $4), uses = uses + 1
     WHERE tenant_id = $1 AND token_hash = $2`,
    [asker.tenantId, hash, now, client],
  );
  await tx.query('UPDATE session SET last_seen_at = $3 WHERE tenant_id = $1 AND id = $2', [
    ...[asker.tenantId, row.session_id, now],
  ]);
  await appendAudit(tx, context, {
    action: 'session.refresh',
    resource: { type: 'Session', id: row.session_id },
    before: { lastSeenAt: row.last_seen_at.toISOString() },
    after: { lastSeenAt: now.toISOString() },
  });
  const { tenantId } = asker;
  const { user_id: userId, session_id: sessionId, environment } = row;
  const claims = { tenantId, userId, sessionId, environment };
  return ok(await issueTokens(tx, deps, claims, row.expires_at));
}

function isRepetition(row: TokenRow, client: Buffer, now: Date): boolean {
  if (row.used_at === null || row.used_by === null) return false;
  const ageMs = now.getTime() - row.used_at.getTime();
  return ageMs < REFRESH_GRACE_MS && row.uses < MAX_USES && row.used_by.equals(client);
}

async function endFamily(
  tx: TenantTransaction,
  context: TenantContext,
  sessionId: SessionId,
): Promise<Result<never, RefreshReused>> {
  await endSessions(tx, context, [sessionId]);
  await appendAudit(tx, context, {
    action: 'session.refresh-reused',
    resource: { type: 'Session', id: sessionId },
    before: { ended: false },
    after: { ended: true },
  });
  return fail({ code: 'UNAUTHENTICATED', reused: { context, sessionId } });
}

function contextOf(asker: TenantContext, row: TokenRow): TenantContext {
  const { user_id: id, name, session_id: sessionId, mfa, stepped_up_at: steppedUpAt } = row;
  const actor = { kind: 'USER', id, name, sessionId, mfa, steppedUpAt } as const;
  const { tenantId, requestId } = asker;
  return {
    tenantId,
    environment: row.environment,
    requestId,
    actor,
    grants: roleGrants(row.roles),
  };
}

function clientHash({ ip, userAgent }: ClientOrigin): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([addressPlace(ip), userAgent]))
    .digest();
}
