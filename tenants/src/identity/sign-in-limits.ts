/** How often a sign-in may fail, by name and by address, before nobody is asked any more. */
import { createHash } from 'node:crypto';

import { normaliseSignInName } from '../directory/directory.js';
import type { RateLimit, RateLimiter } from '../ephemeral/ports.js';
import { addressPlace } from './client-address.js';

const WINDOW_MS = 15 * 60_000;

/** Guessing one person's password from one place. */
const PER_NAME_AND_ADDRESS: RateLimit = { points: 10, windowMs: WINDOW_MS };
/** From many places: wide, because strangers could otherwise lock the person out of a new one. */
const PER_NAME: RateLimit = { points: 100, windowMs: WINDOW_MS };
/** One place that tries many people; an office behind one address still fits. */
const PER_ADDRESS: RateLimit = { points: 100, windowMs: WINDOW_MS };

export interface SignInAttempt {
  readonly email: string;
  readonly ip: string;
}

/**
 * Counts an attempt before the password is looked at; success gives the person's points back. What
 * one place is refused must not use up the name's points: a single machine could lock a person out
 * everywhere by going on. Nor must many machines together: where the person has signed in before,
 * what strangers used up does not count, and the place's own ten attempts remain.
 */
export async function countAttempt(
  limiter: RateLimiter,
  attempt: SignInAttempt,
  isKnownPlace: () => Promise<boolean>,
): Promise<{ readonly retryAfterMs: number }> {
  const keys = keysOf(attempt);
  const ofPlace = await Promise.all([
    limiter.consume(keys.nameAndAddress, PER_NAME_AND_ADDRESS),
    limiter.consume(keys.address, PER_ADDRESS),
  ]);
  const retryAfterMs = Math.max(...ofPlace.map((decision) => decision.retryAfterMs));
  if (retryAfterMs > 0) return { retryAfterMs };
  const ofName = await limiter.consume(keys.name, PER_NAME);
  return !ofName.allowed && (await isKnownPlace()) ? { retryAfterMs: 0 } : ofName;
}

export async function forgiveAttempts(limiter: RateLimiter, attempt: SignInAttempt): Promise<void> {
  const keys = keysOf(attempt);
  await Promise.all([limiter.reset(keys.nameAndAddress), limiter.reset(keys.name)]);
}

/** Names are hashed: the limiter's store is no place for personal data. */
function keysOf({ email, ip }: SignInAttempt) {
  const name = createHash('sha256').update(normaliseSignInName(email)).digest('base64url');
  const place = addressPlace(ip);
  return {
    nameAndAddress: `sign-in:${name}:${place}`,
    name: `sign-in:${name}`,
    address: `sign-in:address:${place}`,
  };
}
