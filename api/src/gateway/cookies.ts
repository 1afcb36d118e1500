/** The session cookie as it is written; reading it is `identity/credential.ts`. */
import { SESSION_COOKIE } from './identity/credential.js';

export interface SessionCookieOptions {
  readonly tls: boolean;
}

/** HttpOnly: no script reads it. Strict: no other site's page makes the browser send it. */
export function sessionCookie(
  token: string,
  maxAgeSeconds: number,
  options: SessionCookieOptions,
): string {
  const secure = options.tls ? '; Secure' : '';
  const age = Math.max(0, Math.floor(maxAgeSeconds));
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
}

export function clearedSessionCookie(options: SessionCookieOptions): string {
  return sessionCookie('', 0, options);
}
