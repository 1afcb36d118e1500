/** How long a session lives, and how exactly its last use is known. */

/** A working day: after it, everybody signs in again. */
export const SESSION_LIFETIME_MS = 12 * 3_600_000;

/** Unused for this long, a session has ended; an open portal renews it by its own requests. */
export const SESSION_IDLE_MS = 2 * 3_600_000;

/** The last use is written at most this often: not every request is worth a write. */
export const SESSION_TOUCH_MS = 60_000;
