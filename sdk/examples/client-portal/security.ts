/** What keeps other people's pages and scripts out of the portal. */
import type { IncomingMessage } from 'node:http';

/** No script, style, frame or connection but the portal's own; served on this machine alone. */
export const SECURE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Threats: another site's page that orders in the client's name (CSRF), and one that has its own
 * name point to this machine to read the answers (DNS rebinding).
 */
export function isSameOrigin({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return false;
  if (method === 'GET') return true;
  const isJson = headers['content-type'] === 'application/json';
  return isJson && origin === `http://${host}` && site !== 'cross-site';
}
