/** Asks a person who is signed in for their password again, with the limits of signing in. */
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isKnownPlace } from './known-places.js';
import { QUEUE_FULL_RETRY_SECONDS, verifyQueued } from './password-hasher.js';
import { MAX_PASSWORD_LENGTH } from './password-rules.js';
import { countAttempt, forgiveAttempts } from './sign-in-limits.js';

export type PasswordRefused = InvalidInput | RateLimited;

export interface ShownPassword {
  readonly password: string;
  /** The field of the input that it came in. */
  readonly field: string;
  readonly ip: string;
}

interface UserRow {
  readonly id: UserId;
  readonly email: string;
  readonly password_hash: string;
}

export async function checkOwnPassword(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'passwords' | 'rateLimiter'>,
  { password, field, ip }: ShownPassword,
): Promise<Result<void, PasswordRefused>> {
  const found = await deps.db.tenants.read<UserRow>(
    ctx,
    'SELECT id, email, password_hash FROM app_user WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, ctx.actor.id],
  );
  const user = found.rows[0];
  if (user === undefined) throw new Error('A person who is signed in does not exist');
  const attempt = { email: user.email, ip };
  const { retryAfterMs } = await countAttempt(deps.rateLimiter, attempt, () =>
    isKnownPlace(ctx, deps, { userId: user.id, ip }),
  );
  if (retryAfterMs > 0) return limited(Math.ceil(retryAfterMs / 1000));
  const matches =
    password.length <= MAX_PASSWORD_LENGTH * 2 &&
    (await verifyQueued(deps.passwords, user.password_hash, password));
  if (matches === 'QUEUE_FULL') return limited(QUEUE_FULL_RETRY_SECONDS);
  if (!matches) {
    return fail({ code: 'INVALID_INPUT', field, sentence: 'Enter the password you sign in with' });
  }
  await forgiveAttempts(deps.rateLimiter, attempt);
  return ok(undefined);
}

function limited(retryAfterSeconds: number) {
  return fail({ code: 'RATE_LIMITED', retryAfterSeconds } as const);
}
