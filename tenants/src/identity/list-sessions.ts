/** The sessions of a person: where they are signed in. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { SessionId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { MAX_SESSIONS_PER_USER } from './open-session.js';
import { lifetimeFor } from './session-lifetime.js';
import { endSessions } from './session-tokens.js';
import { personOf } from './step-up.js';

export interface SessionView {
  readonly id: SessionId;
  /** It is the one that asks. */
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly mfa: boolean;
}

interface SessionRow {
  readonly id: SessionId;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly mfa: boolean;
}

/** One's own that have not ended, the newest first; empty for a key. */
export async function listSessions(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
): Promise<readonly SessionView[]> {
  const person = personOf(ctx);
  if (person === null) return [];
  const now = deps.clock.now();
  const unusedSince = new Date(now.getTime() - lifetimeFor(ctx.grants).idleMs);
  const found = await deps.db.tenants.read<SessionRow>(
    ctx,
    `SELECT id, created_at, last_seen_at, expires_at, host(ip) AS ip, user_agent, mfa
     FROM session WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL
       AND expires_at > $3 AND last_seen_at > $4
     ORDER BY created_at DESC, id DESC LIMIT $5`,
    [ctx.tenantId, person.userId, now, unusedSince, MAX_SESSIONS_PER_USER],
  );
  return found.rows.map((row) => ({
    id: row.id,
    current: row.id === person.sessionId,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    ip: row.ip,
    userAgent: row.user_agent,
    mfa: row.mfa,
  }));
}

/** All sessions of the person but one; with null all of them. Returns those that ended by it. */
export async function endOtherSessions(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  keep: SessionId | null,
): Promise<readonly SessionId[]> {
  const open = await tx.query<{ id: SessionId }>(
    `SELECT id FROM session WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL
       AND ($3::uuid IS NULL OR id <> $3)`,
    [ctx.tenantId, userId, keep],
  );
  const ids = open.rows.map(({ id }) => id);
  return endSessions(tx, ctx, ids);
}
