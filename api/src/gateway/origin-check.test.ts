/** Which pages may reach the gateway with a visitor's cookie. */
import { expect, it } from 'vitest';
import { isAllowedOrigin } from './origin-check.js';

const host = 'meridian.localhost:4000';
const allowedOrigins = ['https://portal.example'];

it.each([
  [undefined, true],
  ['http://meridian.localhost:4000', true],
  ['https://meridian.localhost:4000', false],
  ['https://portal.example', true],
  ['http://portal.example', false],
  ['http://meridian.localhost:4001', false],
  ['http://localhost:4000', false],
  ['https://evil.example', false],
  ['https://meridian.localhost:4000.evil.example', false],
  ['null', false],
  ['', false],
  ['file://', false],
])('answers for origin %s: %s', (origin, expected) => {
  expect(isAllowedOrigin({ origin, host, tls: false, allowedOrigins })).toBe(expected);
});

it.each([
  ['https://portal.partner.example', true],
  ['http://portal.partner.example', false],
])('answers for %s behind TLS: %s', (origin, expected) => {
  const query = { origin, host: 'portal.partner.example', tls: true, allowedOrigins };
  expect(isAllowedOrigin(query)).toBe(expected);
});

it.each([
  ['same-origin', true],
  ['none', true],
  ['same-site', false],
  ['cross-site', false],
])('without an origin, believes what the browser says of the site: %s', (fetchSite, expected) => {
  const query = { origin: undefined, host, tls: false, allowedOrigins, fetchSite };
  expect(isAllowedOrigin(query)).toBe(expected);
});
