/**
 * Signs a person in by e-mail address and password, and asks for a second factor where there is one.
 *
 * Threat: somebody who tries names and passwords. Every attempt is counted first; an unknown name
 * takes the same steps as a known one, down to a query that finds nothing and a hash that matches
 * nothing, so neither the answer nor its time tells which names exist. That a second factor is asked
 * for tells something only to whoever has shown the right password.
 */
import { systemContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { RateLimited, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isKnownPlace } from './known-places.js';
import { loadSigningUser } from './load-signing-user.js';
import type { SigningUser } from './load-signing-user.js';
import { openSession } from './open-session.js';
import type { ClientOrigin, SignedIn } from './open-session.js';
import { QUEUE_FULL_RETRY_SECONDS, verifyQueued } from './password-hasher.js';
import { MAX_PASSWORD_LENGTH } from './password-rules.js';
import { countAttempt, forgiveAttempts } from './sign-in-limits.js';

export interface SignInInput extends ClientOrigin {
  readonly email: string;
  readonly password: string;
  readonly requestId?: string;
}

export type SignInOutcome =
  | ({ readonly kind: 'SIGNED_IN' } & SignedIn)
  | {
      readonly kind: 'SECOND_FACTOR';
      /** To be shown with a code to `completeSignIn`. */
      readonly challenge: string;
      readonly expiresAt: Date;
    };

export type SignInFailure = { readonly code: 'SIGN_IN_FAILED' } | RateLimited;

/** A tenant and a user that cannot exist: where an unknown name is looked for. */
const NOBODY = {
  tenantId: '00000000-0000-0000-0000-000000000000' as TenantId,
  userId: '00000000-0000-0000-0000-000000000000' as UserId,
};
const MAX_EMAIL_LENGTH = 254;

export async function signIn(
  deps: TenantsDeps,
  input: SignInInput,
): Promise<Result<SignInOutcome, SignInFailure>> {
  const { retryAfterMs } = await countAttempt(deps.rateLimiter, input, () => isKnown(deps, input));
  if (retryAfterMs > 0) return limited(Math.ceil(retryAfterMs / 1000));
  // Nothing that long is stored, and hashing it would only cost time.
  if (input.email.length > MAX_EMAIL_LENGTH || input.password.length > MAX_PASSWORD_LENGTH * 2) {
    return fail({ code: 'SIGN_IN_FAILED' });
  }
  const { tenantId, userId } = (await deps.db.directory.findSignIn(input.email)) ?? NOBODY;
  const user = await loadSigningUser(deps, systemContext(tenantId, 'sign-in'), userId);
  const matches = await verifyQueued(deps.passwords, user?.password_hash ?? null, input.password);
  if (matches === 'QUEUE_FULL') return limited(QUEUE_FULL_RETRY_SECONDS);
  if (user === null || !matches || user.status !== 'ACTIVE') {
    return fail({ code: 'SIGN_IN_FAILED' });
  }
  await forgiveAttempts(deps.rateLimiter, input);
  return ok(await admit(deps, tenantId, user, input));
}

/** Asked only when a name's attempts are used up; for an unknown one it takes the same steps. */
async function isKnown(deps: TenantsDeps, { email, ip }: SignInInput): Promise<boolean> {
  if (email.length > MAX_EMAIL_LENGTH) return false;
  const { tenantId, userId } = (await deps.db.directory.findSignIn(email)) ?? NOBODY;
  return isKnownPlace(systemContext(tenantId, 'sign-in'), deps, { userId, ip });
}

async function admit(
  deps: TenantsDeps,
  tenantId: TenantId,
  user: SigningUser,
  input: SignInInput,
): Promise<SignInOutcome> {
  if (user.enrolled) {
    const claims = { tenantId, userId: user.id, environment: user.environment };
    const issued = await deps.tokens.issueChallenge(claims, deps.clock.now());
    return { kind: 'SECOND_FACTOR', challenge: issued.token, expiresAt: issued.expiresAt };
  }
  const requestId = input.requestId ?? newId();
  const start = { tenantId, owner: user, mfa: false, origin: input, requestId };
  const signedIn = await deps.db.tenants.run(systemContext(tenantId, 'sign-in', requestId), (tx) =>
    openSession(tx, deps, start),
  );
  return { kind: 'SIGNED_IN', ...signedIn };
}

function limited(retryAfterSeconds: number) {
  return fail({ code: 'RATE_LIMITED', retryAfterSeconds } as const);
}
