/**
 * From an access token to the context of its person.
 *
 * The token says who and which session, and nothing about rights: those are read with the session,
 * and remembered for a moment at most, so that an ended session or a changed role counts at once.
 */
import { createHash } from 'node:crypto';

import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { roleGrants, ROLES_OF_USER } from './load-grants.js';
import type { RoleGrantRow } from './load-grants.js';
import { mustEnrol } from './open-session.js';
import type { KnownSession } from './session-cache.js';
import { lifetimeFor, SESSION_TOUCH_MS } from './session-lifetime.js';
import type { AccessClaims } from './signed-tokens.js';

export interface Authenticated {
  readonly context: TenantContext;
  /** Null for an API key. */
  readonly email: string | null;
  /** When the session or the key ends; null for a key without an end. */
  readonly expiresAt: Date | null;
  /** The role asks for a second factor that is not set up: nothing else can be done before. */
  readonly enrolOnly: boolean;
}

export interface Unauthenticated {
  readonly code: 'UNAUTHENTICATED';
}

interface SessionRow {
  readonly id: SessionId;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly mfa: boolean;
  readonly stepped_up_at: Date | null;
  readonly user_id: UserId;
  readonly email: string;
  readonly name: string;
  readonly environment: Environment;
  readonly roles: readonly RoleGrantRow[];
}

type SessionDeps = Pick<TenantsDeps, 'db' | 'clock' | 'sessions' | 'tokens'>;

export async function authenticateSession(
  deps: SessionDeps,
  token: string,
  requestId: string = newId(),
): Promise<Result<Authenticated, Unauthenticated>> {
  const cacheKey = createHash('sha256').update(token).digest('base64url');
  let known = deps.sessions.get(cacheKey);
  if (known === null) {
    const { changes } = deps.sessions;
    known = await findSession(deps, token);
    if (known === null) return fail({ code: 'UNAUTHENTICATED' });
    deps.sessions.put(cacheKey, known, changes);
  }
  const { tenantId, environment, actor, grants, email, expiresAt, enrolOnly } = known;
  const context = { tenantId, environment, actor, requestId, grants };
  return ok({ context, email, expiresAt, enrolOnly });
}

async function findSession(deps: SessionDeps, token: string): Promise<KnownSession | null> {
  const now = deps.clock.now();
  const claims = await deps.tokens.readAccess(token, now);
  if (claims === null) return null;
  const row = await readSession(deps, claims);
  if (row === null || row.environment !== claims.environment) return null;
  const grants = roleGrants(row.roles);
  const idleMs = now.getTime() - row.last_seen_at.getTime();
  if (now >= row.expires_at || idleMs >= lifetimeFor(grants).idleMs) return null;
  const { tenantId, sessionId, environment } = claims;
  if (idleMs >= SESSION_TOUCH_MS) await touch(deps, tenantId, sessionId);
  const { user_id: id, name, mfa, stepped_up_at: steppedUpAt } = row;
  const enrolOnly = mustEnrol(mfa, grants);
  return {
    tenantId,
    environment,
    actor: { kind: 'USER', id, name, sessionId, mfa, steppedUpAt },
    email: row.email,
    grants: enrolOnly ? [] : grants,
    enrolOnly,
    expiresAt: row.expires_at,
    tokenExpiresAt: claims.expiresAt,
  };
}

async function readSession(
  deps: SessionDeps,
  { tenantId, sessionId, userId }: AccessClaims,
): Promise<SessionRow | null> {
  const result = await deps.db.tenants.read<SessionRow>(
    systemContext(tenantId, 'authentication'),
    `SELECT s.id, s.last_seen_at, s.expires_at, s.mfa, s.stepped_up_at, u.id AS user_id, u.email,
       u.name, t.environment, ${ROLES_OF_USER} AS roles
     FROM session s
     JOIN app_user u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
     JOIN tenant t ON t.tenant_id = s.tenant_id
     WHERE s.tenant_id = $1 AND s.id = $2 AND s.user_id = $3 AND s.revoked_at IS NULL
       AND u.status = 'ACTIVE'`,
    [tenantId, sessionId, userId],
  );
  return result.rows[0] ?? null;
}

/** Not audited: it records use, and changes nothing for anybody. */
async function touch(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  tenantId: TenantId,
  sessionId: SessionId,
): Promise<void> {
  await deps.db.tenants.run(systemContext(tenantId, 'authentication'), (tx) =>
    tx.query('UPDATE session SET last_seen_at = $3 WHERE tenant_id = $1 AND id = $2', [
      tenantId,
      sessionId,
      deps.clock.now(),
    ]),
  );
}
