/** How long a session lives, and how exactly its last use is known. */
import { needsSecondFactor } from '../access/permissions.js';
import type { Grant } from '../context/grants.js';

const DAY_MS = 86_400_000;

export interface SessionLifetime {
  /** However much it is used, it ends then and its person signs in again. */
  readonly absoluteMs: number;
  /** Unused for this long, it has ended. */
  readonly idleMs: number;
}

/** Whoever can move money or rights: a week, and not over a whole day away. */
export const GUARDED_LIFETIME: SessionLifetime = { absoluteMs: 7 * DAY_MS, idleMs: DAY_MS };
/** Whoever only reads. */
export const READING_LIFETIME: SessionLifetime = { absoluteMs: 30 * DAY_MS, idleMs: 7 * DAY_MS };

export function lifetimeFor(grants: readonly Grant[]): SessionLifetime {
  return needsSecondFactor(grants) ? GUARDED_LIFETIME : READING_LIFETIME;
}

/** The last use is written at most this often: not every request is worth a write. */
export const SESSION_TOUCH_MS = 60_000;
