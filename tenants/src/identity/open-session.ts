/** Begins a session for somebody who has shown who they are. */
import { appendAudit } from '../audit/append-audit.js';
import { needsSecondFactor } from '../access/permissions.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { normaliseAddress } from './client-address.js';
import { roleGrants } from './load-grants.js';
import type { RoleGrantRow } from './load-grants.js';
import { lifetimeFor } from './session-lifetime.js';
import { endSessions, issueTokens } from './session-tokens.js';
import type { SessionTokens } from './session-tokens.js';

/** Where a sign-in or a refresh comes from. */
export interface ClientOrigin {
  readonly ip: string;
  readonly userAgent: string | null;
}

export interface SessionOwner {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly environment: Environment;
  readonly roles: readonly RoleGrantRow[];
}

export interface SessionStart {
  readonly tenantId: TenantId;
  readonly owner: SessionOwner;
  /** A second factor was shown besides the password. */
  readonly mfa: boolean;
  readonly origin: ClientOrigin;
  readonly requestId: string;
}

export interface SignedIn {
  readonly context: TenantContext;
  readonly email: string;
  readonly tokens: SessionTokens;
  /** The role asks for a second factor that is not set up: nothing else can be done before. */
  readonly enrolOnly: boolean;
}

const MAX_USER_AGENT_LENGTH = 400;
/** More than anybody has devices; beyond it the oldest sessions end. */
export const MAX_SESSIONS_PER_USER = 100;
/** Tokens of sessions that ended so long ago are of no use to anybody who looks back. */
const KEEP_ENDED_MS = 30 * 86_400_000;

export async function openSession(
  tx: TenantTransaction,
  deps: Pick<TenantsDeps, 'tokens'>,
  start: SessionStart,
): Promise<SignedIn> {
  const { tenantId, owner, mfa, origin } = start;
  const { id: userId, name, email, environment } = owner;
  const sessionId = newId<SessionId>();
  const now = tx.clock.now();
  const grants = roleGrants(owner.roles);
  const expiresAt = new Date(now.getTime() + lifetimeFor(grants).absoluteMs);
  const steppedUpAt = mfa ? now : null;
  const enrolOnly = mustEnrol(mfa, grants);
  const context: TenantContext = {
    tenantId,
    environment,
    actor: { kind: 'USER', id: userId, name, sessionId, mfa, steppedUpAt },
    requestId: start.requestId,
    grants: enrolOnly ? [] : grants,
  };
  const ip = normaliseAddress(origin.ip);
  const userAgent = origin.userAgent?.slice(0, MAX_USER_AGENT_LENGTH) ?? null;
  await tx.query(
    `INSERT INTO session (tenant_id, id, user_id, created_at, last_seen_at, expires_at, ip,
       user_agent, mfa, stepped_up_at)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)`,
    [tenantId, sessionId, userId, now, expiresAt, ip, userAgent, mfa, steppedUpAt],
  );
  const claims = { tenantId, userId, sessionId, environment };
  const tokens = await issueTokens(tx, deps, claims, expiresAt);
  await appendAudit(tx, context, {
    action: 'session.sign-in',
    resource: { type: 'Session', id: sessionId },
    after: { ip, userAgent },
    personal: true,
  });
  await tidy(tx, context, userId);
  return { context, email, tokens, enrolOnly };
}

/** Somebody whose roles need a second factor and who has shown none can only set one up. */
export function mustEnrol(mfa: boolean, grants: TenantContext['grants']): boolean {
  return !mfa && needsSecondFactor(grants);
}

/** Keeps what one person can accumulate bounded; not audited, as nobody loses anything in use. */
async function tidy(tx: TenantTransaction, ctx: TenantContext, userId: UserId): Promise<void> {
  const surplus = await tx.query<{ id: SessionId }>(
    `SELECT id FROM session WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL
     ORDER BY created_at DESC, id DESC OFFSET $3`,
    [ctx.tenantId, userId, MAX_SESSIONS_PER_USER],
  );
  const ids = surplus.rows.map(({ id }) => id);
  if (ids.length > 0) await endSessions(tx, ctx, ids);
  await tx.query(
    `DELETE FROM refresh_token r USING session s
     WHERE r.tenant_id = $1 AND s.tenant_id = r.tenant_id AND s.id = r.session_id
       AND s.user_id = $2 AND s.expires_at < $3`,
    [ctx.tenantId, userId, new Date(tx.clock.now().getTime() - KEEP_ENDED_MS)],
  );
}
