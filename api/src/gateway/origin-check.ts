/**
 * Says whether a request may come from the page that sent it.
 *
 * Threat: a foreign page that opens a WebSocket or posts with the visitor's cookie. Browsers send
 * `Origin` with both and pages cannot change it; programs send none and have no cookie to abuse.
 */
export interface OriginQuery {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** Further origins that may embed the API, e.g. `https://portal.partner.example`. */
  readonly allowedOrigins: readonly string[];
}

export function isAllowedOrigin(query: OriginQuery): boolean {
  const { origin, host, allowedOrigins } = query;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}
