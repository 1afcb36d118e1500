/** The session cookies as they are written; reading them is `identity/credential.ts`. */
import type { SessionTokens } from '@fiducia/tenants';
import { cookieNames } from './identity/credential.js';

export interface CookieFacts {
  readonly tls: boolean;
  readonly now: Date;
}

/** Both tokens; each goes when it is of no use any more. */
export function sessionCookies(tokens: SessionTokens, facts: CookieFacts): readonly string[] {
  const { access, refresh } = cookieNames(facts.tls);
  const secondsTo = (end: Date) => (end.getTime() - facts.now.getTime()) / 1000;
  return [
    cookie(access, tokens.accessToken, secondsTo(tokens.accessExpiresAt), facts.tls),
    cookie(refresh, tokens.refreshToken, secondsTo(tokens.refreshExpiresAt), facts.tls),
  ];
}

export function clearedSessionCookies({ tls }: Pick<CookieFacts, 'tls'>): readonly string[] {
  const { access, refresh } = cookieNames(tls);
  return [cookie(access, '', 0, tls), cookie(refresh, '', 0, tls)];
}

/** HttpOnly: no script reads it. Strict: no other site's page makes the browser send it. */
function cookie(name: string, value: string, maxAgeSeconds: number, tls: boolean): string {
  const secure = tls ? '; Secure' : '';
  const age = Math.max(0, Math.floor(maxAgeSeconds));
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
}
