/** From a session token to the context of its person. */
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { roleGrants, ROLES_OF_USER } from './load-grants.js';
import type { RoleGrantRow } from './load-grants.js';
import type { KnownSession } from './session-cache.js';
import { SESSION_IDLE_MS, SESSION_TOUCH_MS } from './session-lifetime.js';
import { hashSessionToken } from './session-token.js';

export interface Authenticated {
  readonly context: TenantContext;
  /** Null for an API key. */
  readonly email: string | null;
  /** When the session or the key ends; null for a key without an end. */
  readonly expiresAt: Date | null;
}

export interface Unauthenticated {
  readonly code: 'UNAUTHENTICATED';
}

interface SessionRow {
  readonly id: SessionId;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly user_id: UserId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly RoleGrantRow[];
}

export async function authenticateSession(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'sessions'>,
  token: string,
  requestId: string = newId(),
): Promise<Result<Authenticated, Unauthenticated>> {
  const hash = hashSessionToken(token);
  if (hash === null) return fail({ code: 'UNAUTHENTICATED' });
  const cacheKey = hash.toString('base64url');
  let known = deps.sessions.get(cacheKey);
  if (known === null) {
    const { changes } = deps.sessions;
    known = await findSession(deps, hash);
    if (known === null) return fail({ code: 'UNAUTHENTICATED' });
    deps.sessions.put(cacheKey, known, changes);
  }
  const { tenantId, actor, grants, email, expiresAt } = known;
  return ok({ context: { tenantId, actor, requestId, grants }, email, expiresAt });
}

async function findSession(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  tokenHash: Buffer,
): Promise<KnownSession | null> {
  const found = await deps.db.directory.findSession(tokenHash);
  if (found === null) return null;
  const { tenantId, sessionId } = found;
  const result = await deps.db.tenants.read<SessionRow>(
    systemContext(tenantId, 'authentication'),
    `SELECT s.id, s.last_seen_at, s.expires_at, u.id AS user_id, u.email, u.name,
       ${ROLES_OF_USER} AS roles
     FROM session s JOIN app_user u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
     WHERE s.tenant_id = $1 AND s.id = $2 AND s.revoked_at IS NULL AND u.status = 'ACTIVE'`,
    [tenantId, sessionId],
  );
  const row = result.rows[0];
  if (row === undefined) return null;
  const nowMs = deps.clock.now().getTime();
  const idleMs = nowMs - row.last_seen_at.getTime();
  if (nowMs >= row.expires_at.getTime() || idleMs >= SESSION_IDLE_MS) return null;
  if (idleMs >= SESSION_TOUCH_MS) await touch(deps, tenantId, sessionId);
  return {
    tenantId,
    actor: {
      kind: 'USER',
      id: row.user_id,
      name: row.name,
      sessionId,
      mfa: false,
      steppedUpAt: null,
    },
    email: row.email,
    grants: roleGrants(row.roles),
    expiresAt: row.expires_at,
  };
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
