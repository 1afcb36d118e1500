/** Where to go after signing in: back to the page one came from. */

/**
 * Threat: a link to `/sign-in?next=//evil.example` that sends a freshly signed-in person to
 * another site. So only a path of this portal is taken: one slash, then no slash or backslash.
 */
export function safeNextPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return '/';
  // Control characters are dropped by browsers before they read the address.
  if (/[\p{Cc}\\]/u.test(next)) return '/';
  return next.startsWith('/sign-in') ? '/' : next;
}
