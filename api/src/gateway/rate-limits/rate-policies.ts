/** How many cost units may be asked for, by whom; each limit with its reason. */
import type { RateLimit } from '@fiducia/tenants';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

export const RATE_POLICIES = {
  /** Per signed-in person or API key. */
  actor: { points: 1_000, windowMs: 10 * SECOND_MS },
  /** All of one tenant together: a flood of one partner must not slow the others. */
  tenant: { points: 10_000, windowMs: 10 * SECOND_MS },
  /** All that comes from one address, whoever it says to be: twice what one tenant may. */
  address: { points: 20_000, windowMs: 10 * SECOND_MS },
  /** Per address, signed out: the sign-in page asks for two or three things. */
  visitor: { points: 300, windowMs: MINUTE_MS },
  /** Per person or key, for cancels and halts alone: a way out that no other request can use up. */
  reserved: { points: 200, windowMs: 10 * SECOND_MS },
  /** Credentials of one address that were not accepted; beyond it none is looked up. */
  guesses: { points: 1_000, windowMs: MINUTE_MS },
} as const satisfies Readonly<Record<string, RateLimit>>;

export type RatePolicy = keyof typeof RATE_POLICIES;
export type RateLimits = Readonly<Partial<Record<RatePolicy, RateLimit>>>;

/** Objects that one unit pays for; the first is paid for by the request itself. */
const OBJECTS_PER_UNIT = 200;

/** What a request costs: a unit for each root field, and one more for each 200 objects. */
export function unitsOf(rootFields: number, objects: number): number {
  return Math.max(1, rootFields) + Math.floor(objects / OBJECTS_PER_UNIT);
}
