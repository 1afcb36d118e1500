/** Finds the access token or API key in a request. */

export type Credential =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SESSION'; readonly token: string; readonly from: 'COOKIE' | 'BEARER' }
  | { readonly kind: 'API_KEY'; readonly key: string };

export interface CookieNames {
  readonly access: string;
  readonly refresh: string;
}

/** Browsers let nobody but this very host set a `__Host-` cookie, and only over TLS. */
export function cookieNames(tls: boolean): CookieNames {
  const prefix = tls ? '__Host-' : '';
  return { access: `${prefix}fiducia_access`, refresh: `${prefix}fiducia_refresh` };
}

/** Three parts of base64url; anything else is not one of our tokens. */
const ACCESS_TOKEN = /^[A-Za-z0-9_-]{1,400}\.[A-Za-z0-9_-]{1,1200}\.[A-Za-z0-9_-]{1,200}$/;
const API_KEY = /^fdk_[a-z]{1,10}_[0-9A-Za-z_]{20,128}$/;
const BEARER = /^Bearer +(\S{1,2000})$/i;

export interface CredentialSource {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

/** A bearer token wins over the cookie: it was set on purpose for this request. */
export function findCredential(source: CredentialSource): Credential {
  const bearer = source.authorization && BEARER.exec(source.authorization)?.[1];
  if (bearer !== undefined && bearer !== '') return bearerCredential(bearer);
  if (source.cookie !== undefined && ACCESS_TOKEN.test(source.cookie)) {
    return { kind: 'SESSION', token: source.cookie, from: 'COOKIE' };
  }
  return { kind: 'NONE' };
}

function bearerCredential(text: string): Credential {
  if (API_KEY.test(text)) return { kind: 'API_KEY', key: text };
  if (ACCESS_TOKEN.test(text)) return { kind: 'SESSION', token: text, from: 'BEARER' };
  return { kind: 'NONE' };
}

/** Reads one cookie without a parser's full work: this runs on every request. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
