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
/** One place cannot use up what others are sent: the owner, who sits elsewhere, still gets a mail. */
const REQUESTS_PER_NAME_AND_ADDRESS: RateLimit = { points: 3, windowMs: HOUR_MS };
/** From many places: nobody's mailbox is filled by strangers. */
const REQUESTS_PER_NAME: RateLimit = { points: 20, windowMs: HOUR_MS };
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
 * anybody: then the answer is as ever, and no further mail is written. What one place is refused does
 * not use up the name's points.
 */
export async function countResetRequest(
  limiter: RateLimiter,
  { email, ip }: { readonly email: string; readonly ip: string },
): Promise<Result<{ readonly mayWrite: boolean }, RateLimited>> {
  const name = createHash('sha256').update(normaliseSignInName(email)).digest('base64url');
  const place = addressPlace(ip);
  const [byAddress, byBoth] = await Promise.all([
    limiter.consume(`reset:${place}`, REQUESTS_PER_ADDRESS),
    limiter.consume(`reset:${name}:${place}`, REQUESTS_PER_NAME_AND_ADDRESS),
  ]);
  if (!byAddress.allowed) return tooOften(byAddress.retryAfterMs);
  if (!byBoth.allowed) return ok({ mayWrite: false });
  const byName = await limiter.consume(`reset:name:${name}`, REQUESTS_PER_NAME);
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
