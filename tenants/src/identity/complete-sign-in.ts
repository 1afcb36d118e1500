/** The second step of signing in: the challenge that the password gave, and a second factor. */
import { systemContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { loadSigningUser } from './load-signing-user.js';
import { openSession } from './open-session.js';
import type { ClientOrigin, SignedIn } from './open-session.js';
import { withSecondFactor } from './second-factor.js';
import type { SecondFactorFailure, ShownFactor } from './second-factor.js';

export interface CompleteSignInInput extends ClientOrigin {
  readonly challenge: string;
  readonly shown: ShownFactor;
  readonly requestId?: string;
}

/** The challenge is not ours, too old, or not good any more: begin with the password again. */
export interface ChallengeExpired {
  readonly code: 'SIGN_IN_EXPIRED';
}

export async function completeSignIn(
  deps: TenantsDeps,
  input: CompleteSignInInput,
): Promise<Result<SignedIn, ChallengeExpired | SecondFactorFailure>> {
  const challenge = await deps.tokens.readChallenge(input.challenge, deps.clock.now());
  if (challenge === null) return fail({ code: 'SIGN_IN_EXPIRED' });
  const { tenantId, userId, environment, issuedAt } = challenge;
  const requestId = input.requestId ?? newId();
  const asker = systemContext(tenantId, 'sign-in', requestId);
  const user = await loadSigningUser(deps, asker, userId);
  const isGood =
    user !== null &&
    user.status === 'ACTIVE' &&
    user.environment === environment &&
    (user.password_changed_at === null || user.password_changed_at <= issuedAt);
  if (!isGood) return fail({ code: 'SIGN_IN_EXPIRED' });
  const { shown, ip, userAgent } = input;
  return withSecondFactor(deps, asker, { userId, shown, ip }, async (tx) => {
    const origin = { ip, userAgent };
    return ok(await openSession(tx, deps, { tenantId, owner: user, mfa: true, origin, requestId }));
  });
}
