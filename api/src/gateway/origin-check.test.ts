/** Which pages may reach the gateway with a visitor's cookie. */
import { expect, it } from 'vitest';
import { isAllowedOrigin } from './origin-check.js';

const host = 'meridian.localhost:4000';
const allowedOrigins = ['https://portal.example'];

it.each([
  [undefined, true],
  ['http://meridian.localhost:4000', true],
  ['https://meridian.localhost:4000', true],
  ['https://portal.example', true],
  ['http://meridian.localhost:4001', false],
  ['http://localhost:4000', false],
  ['https://evil.example', false],
  ['https://meridian.localhost:4000.evil.example', false],
  ['null', false],
  ['', false],
  ['file://', false],
])('answers for origin %s: %s', (origin, expected) => {
  expect(isAllowedOrigin({ origin, host, allowedOrigins })).toBe(expected);
});
