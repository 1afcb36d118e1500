/**
 * Says whether a request may come from the page that sent it.
 *
 * Threat: a foreign page that opens a WebSocket or posts with the visitor's cookie. Browsers send
 * `Origin` with both and pages cannot change it; programs send none and have no cookie to abuse.
 */
export interface OriginQuery {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** Whether our own pages are served by https: a page of the same host by http is not ours then. */
  readonly tls: boolean;
  /** Further origins that may embed the API, e.g. `https://portal.partner.example`. */
  readonly allowedOrigins: readonly string[];
  /** Fetch metadata: says what the browser thinks even where it sends no `Origin`. */
  readonly fetchSite?: string | undefined;
}

/** A request that the person's own page or nobody's page has caused. */
const OWN_SITES: readonly string[] = ['same-origin', 'none'];

export function isAllowedOrigin(query: OriginQuery): boolean {
  const { origin, host, tls, allowedOrigins, fetchSite } = query;
  if (origin === undefined) return fetchSite === undefined || OWN_SITES.includes(fetchSite);
  if (allowedOrigins.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  return page.protocol === (tls ? 'https:' : 'http:') && page.host === host.toLowerCase();
}
