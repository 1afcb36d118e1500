/** Signs seeded people in, second factor included. */
import { systemContext } from '../context/tenant-context.js';
import type { TenantId } from '../ids.js';
import { completeSignIn } from '../identity/complete-sign-in.js';
import { forgetWrongCodes } from '../identity/mfa-limits.js';
import type { ClientOrigin, SignedIn } from '../identity/open-session.js';
import { signIn } from '../identity/sign-in.js';
import { totpCode } from '../identity/totp.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { must } from './seed-two-tenants.js';
import type { SeededTenant, SeededUser } from './seed-two-tenants.js';

/** RFC 6238's own example: of no worth anywhere. */
export const SEED_TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/**
 * A code that will be accepted now, although one of the same step may have been: a test cannot wait
 * half a minute. What was accepted before is forgotten for it, and so are wrong codes from the place.
 */
export async function freshCode(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'rateLimiter'>,
  tenantId: TenantId,
  user: Pick<SeededUser, 'userId'>,
  ip = '127.0.0.1',
): Promise<string> {
  await forgetWrongCodes(deps.rateLimiter, { tenantId, userId: user.userId, ip });
  const ctx = systemContext(tenantId, 'test');
  await deps.db.tenants.run(ctx, (tx) =>
    tx.query('UPDATE totp_factor SET last_step = NULL WHERE tenant_id = $1 AND user_id = $2', [
      tenantId,
      user.userId,
    ]),
  );
  return totpCode(SEED_TOTP_SECRET, deps.clock.now());
}

export async function signInSeeded(
  deps: TenantsDeps,
  tenant: Pick<SeededTenant, 'tenantId'>,
  user: SeededUser,
  origin: ClientOrigin = { ip: '192.0.2.1', userAgent: 'a browser' },
): Promise<SignedIn> {
  const { email, password } = user;
  const begun = must(await signIn(deps, { email, password, ...origin }));
  if (begun.kind === 'SIGNED_IN') return begun;
  const code = await freshCode(deps, tenant.tenantId, user, origin.ip);
  const shown = { kind: 'TOTP', code } as const;
  return must(await completeSignIn(deps, { challenge: begun.challenge, shown, ...origin }));
}
