/** How often one place may come with a link, or ask for one. */
import { createHash } from 'node:crypto';

import { normaliseSignInName } from '../directory/directory.js';
import type { RateLimit, RateLimiter } from '../ephemeral/ports.js';
import { fail, ok } from '../errors/result.js';
import type { RateLimited, Result } from '../errors/result.js';
import type { UserId } from '../ids.js';
import { addressPlace } from './client-address.js';

const HOUR_MS = 60 * 60_000;
const LINKS_PER_ADDRESS: RateLimit = { points: 60, windowMs: HOUR_MS };
const REQUESTS_PER_ADDRESS: RateLimit = { points: 30, windowMs: HOUR_MS };
/** Nobody's mailbox is filled by a stranger. */
const REQUESTS_PER_NAME: RateLimit = { points: 3, windowMs: HOUR_MS };
const MAILS_PER_INVITATION: RateLimit = { points: 5, windowMs: HOUR_MS };

export async function countLinkAttempt(
  limiter: RateLimiter,
  ip: string,
): Promise<Result<void, RateLimited>> {
  const { retryAfterMs } = await limiter.consume(`link:${addressPlace(ip)}`, LINKS_PER_ADDRESS);
  return retryAfterMs === 0 ? ok(undefined) : tooOften(retryAfterMs);
}

/**
 * Too many from one address is said; too many for one name is not, because whoever asks may be
 * anybody: then the answer is as ever, and no further mail is written.
 */
export async function countResetRequest(
  limiter: RateLimiter,
  { email, ip }: { readonly email: string; readonly ip: string },
): Promise<Result<{ readonly mayWrite: boolean }, RateLimited>> {
  const name = createHash('sha256').update(normaliseSignInName(email)).digest('base64url');
  const [byAddress, byName] = await Promise.all([
    limiter.consume(`reset:${addressPlace(ip)}`, REQUESTS_PER_ADDRESS),
    limiter.consume(`reset:name:${name}`, REQUESTS_PER_NAME),
  ]);
  if (!byAddress.allowed) return tooOften(byAddress.retryAfterMs);
  return ok({ mayWrite: byName.allowed });
}

/** Whoever may invite cannot fill a mailbox either. */
export async function countInvitationMail(
  limiter: RateLimiter,
  userId: UserId,
): Promise<Result<void, RateLimited>> {
  const { retryAfterMs } = await limiter.consume(`invitation:${userId}`, MAILS_PER_INVITATION);
  return retryAfterMs === 0 ? ok(undefined) : tooOften(retryAfterMs);
}

function tooOften(retryAfterMs: number): Result<never, RateLimited> {
  return fail({ code: 'RATE_LIMITED', retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
}
