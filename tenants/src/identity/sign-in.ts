/**
 * Signs a person in by e-mail address and password.
 *
 * Threat: somebody who tries names and passwords. Every attempt is counted first; an unknown name
 * takes the same steps as a known one, down to a query that finds nothing and a hash that matches
 * nothing, so neither the answer nor its time tells which names exist.
 */
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { systemContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { RateLimited, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { normaliseAddress } from './client-address.js';
import { roleGrants, ROLES_OF_USER } from './load-grants.js';
import type { RoleGrantRow } from './load-grants.js';
import { PasswordQueueFullError } from './password-hasher.js';
import { MAX_PASSWORD_LENGTH } from './password-rules.js';
import { SESSION_LIFETIME_MS } from './session-lifetime.js';
import { hashSessionToken, newSessionToken } from './session-token.js';
import { countAttempt, forgiveAttempts } from './sign-in-limits.js';
import type { UserStatus } from './user.entity.js';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly requestId?: string;
}

export interface SignedIn {
  readonly context: TenantContext;
  readonly email: string;
  /** Shown once: only its hash is stored. */
  readonly sessionToken: string;
  readonly expiresAt: Date;
}

export type SignInFailure =
  { readonly code: 'SIGN_IN_FAILED' } | { readonly code: 'OVERLOADED' } | RateLimited;

/** A tenant and a user that cannot exist: where an unknown name is looked for. */
const NOBODY = {
  tenantId: '00000000-0000-0000-0000-000000000000' as TenantId,
  userId: '00000000-0000-0000-0000-000000000000' as UserId,
};
const MAX_EMAIL_LENGTH = 254;
const MAX_USER_AGENT_LENGTH = 400;

interface UserRow {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly password_hash: string;
  readonly status: UserStatus;
  readonly roles: readonly RoleGrantRow[];
}

export async function signIn(
  deps: TenantsDeps,
  input: SignInInput,
): Promise<Result<SignedIn, SignInFailure>> {
  const { retryAfterMs } = await countAttempt(deps.rateLimiter, input);
  if (retryAfterMs > 0) {
    return fail({ code: 'RATE_LIMITED', retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
  }
  // Nothing that long is stored, and hashing it would only cost time.
  if (input.email.length > MAX_EMAIL_LENGTH || input.password.length > MAX_PASSWORD_LENGTH * 2) {
    return fail({ code: 'SIGN_IN_FAILED' });
  }
  const found = (await deps.db.directory.findSignIn(input.email)) ?? NOBODY;
  const user = await loadUser(deps, found.tenantId, found.userId);
  const passwordMatches = await verify(deps, user, input.password);
  if (passwordMatches === 'OVERLOADED') return fail({ code: 'OVERLOADED' });
  if (user === null || !passwordMatches || user.status !== 'ACTIVE') {
    return fail({ code: 'SIGN_IN_FAILED' });
  }
  await forgiveAttempts(deps.rateLimiter, input);
  return ok(await openSession(deps, found.tenantId, user, input));
}

async function loadUser(
  deps: TenantsDeps,
  tenantId: TenantId,
  userId: UserId,
): Promise<UserRow | null> {
  const result = await deps.db.tenants.read<UserRow>(
    systemContext(tenantId, 'sign-in'),
    `SELECT u.id, u.email, u.name, u.password_hash, u.status, ${ROLES_OF_USER} AS roles
     FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2`,
    [tenantId, userId],
  );
  return result.rows[0] ?? null;
}

async function verify(
  deps: TenantsDeps,
  user: UserRow | null,
  password: string,
): Promise<boolean | 'OVERLOADED'> {
  try {
    return await deps.passwords.verifyPassword(user?.password_hash ?? null, password);
  } catch (error) {
    if (error instanceof PasswordQueueFullError) return 'OVERLOADED';
    throw error;
  }
}

async function openSession(
  deps: TenantsDeps,
  tenantId: TenantId,
  user: UserRow,
  input: SignInInput,
): Promise<SignedIn> {
  const sessionToken = newSessionToken();
  const sessionId = newId<SessionId>();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
  const context: TenantContext = {
    tenantId,
    // One factor was shown: the password.
    actor: { kind: 'USER', id: user.id, name: user.name, sessionId, mfa: false, steppedUpAt: null },
    requestId: input.requestId ?? newId(),
    grants: roleGrants(user.roles),
  };
  const ip = normaliseAddress(input.ip);
  const userAgent = input.userAgent?.slice(0, MAX_USER_AGENT_LENGTH) ?? null;
  await deps.db.tenants.run(context, async (tx) => {
    await tx.query(
      `INSERT INTO session (tenant_id, id, user_id, token_hash, created_at, last_seen_at,
         expires_at, ip, user_agent)
       VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [
        ...[tenantId, sessionId, user.id, hashSessionToken(sessionToken)],
        ...[now, expiresAt, ip, userAgent],
      ],
    );
    await appendAudit(tx, context, {
      action: 'session.sign-in',
      resource: { type: 'Session', id: sessionId },
      after: { ip, userAgent },
      personal: true,
    });
  });
  return { context, email: user.email, sessionToken, expiresAt };
}
