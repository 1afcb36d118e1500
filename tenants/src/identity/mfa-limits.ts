/** How often a second factor may be wrong before nobody is asked any more. */
import type { RateLimit, RateLimiter } from '../ephemeral/ports.js';
import type { RateLimited, Result } from '../errors/result.js';
import { fail, ok } from '../errors/result.js';
import type { TenantId, UserId } from '../ids.js';
import { addressPlace } from './client-address.js';

/** A code has a million values and three are right at a time: five tries find one in 66,666 times. */
const WRONG_CODES: RateLimit = { points: 5, windowMs: 15 * 60_000 };
/** Several people behind one address may mistype: one of them must not lock out the others. */
const WRONG_CODES_OF_PLACE: RateLimit = { points: 20, windowMs: 15 * 60_000 };

export interface CodeAttempt {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly ip: string;
}

/**
 * Counts an attempt on the account before the code is looked at, so that many at once are counted as
 * many; the place is only asked, because a right code there must not be counted against others.
 */
export async function countCode(
  limiter: RateLimiter,
  attempt: CodeAttempt,
): Promise<Result<void, RateLimited>> {
  const { account, place } = keysOf(attempt);
  const anyLeft: RateLimit = { ...WRONG_CODES_OF_PLACE, points: WRONG_CODES_OF_PLACE.points - 1 };
  const ofPlace = await limiter.consume(place, anyLeft, 0);
  const decision = ofPlace.allowed ? await limiter.consume(account, WRONG_CODES) : ofPlace;
  if (decision.allowed) return ok(undefined);
  // Asked at no cost, the limiter knows no better than: when the window is over at the latest.
  const waitMs = decision.retryAfterMs > 0 ? decision.retryAfterMs : WRONG_CODES.windowMs;
  return fail({ code: 'RATE_LIMITED', retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

export async function countWrongCode(limiter: RateLimiter, attempt: CodeAttempt): Promise<void> {
  await limiter.consume(keysOf(attempt).place, WRONG_CODES_OF_PLACE);
}

export async function forgiveCodes(limiter: RateLimiter, attempt: CodeAttempt): Promise<void> {
  await limiter.reset(keysOf(attempt).account);
}

/** Of the place as well: for tests, in which everybody shares one. */
export async function forgetWrongCodes(limiter: RateLimiter, attempt: CodeAttempt): Promise<void> {
  const { account, place } = keysOf(attempt);
  await Promise.all([limiter.reset(account), limiter.reset(place)]);
}

function keysOf({ tenantId, userId, ip }: CodeAttempt) {
  return { account: `mfa:${tenantId}:${userId}`, place: `mfa:address:${addressPlace(ip)}` };
}
