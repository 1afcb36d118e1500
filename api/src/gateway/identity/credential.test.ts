/** Where a request's credential is found and which wins. */
import { describe, expect, it } from 'vitest';
import { cookieNames, findCredential, readCookie } from './credential.js';

const TOKEN = `${'A'.repeat(60)}.${'A'.repeat(200)}.${'A'.repeat(86)}`;
const OTHER = TOKEN.replaceAll('A', 'b');
const KEY = `fdk_test_${'a'.repeat(8)}_${'b'.repeat(43)}_${'c'.repeat(6)}`;

describe('findCredential', () => {
  it.each([
    ['nothing', {}, { kind: 'NONE' }],
    ['a cookie', { cookie: TOKEN }, { kind: 'SESSION', token: TOKEN, from: 'COOKIE' }],
    [
      'a bearer token before a cookie',
      { authorization: `Bearer ${OTHER}`, cookie: TOKEN },
      { kind: 'SESSION', token: OTHER, from: 'BEARER' },
    ],
    ['an API key', { authorization: `bearer ${KEY}` }, { kind: 'API_KEY', key: KEY }],
    [
      'no basic authentication',
      { authorization: 'Basic abc', cookie: undefined },
      { kind: 'NONE' },
    ],
    ['no garbage', { authorization: `Bearer ${'\u0000'.repeat(30)}` }, { kind: 'NONE' }],
    ['no endless token', { authorization: `Bearer ${'a'.repeat(100_000)}` }, { kind: 'NONE' }],
    ['no short cookie', { cookie: 'x' }, { kind: 'NONE' }],
    ['no opaque token', { cookie: 'A'.repeat(43) }, { kind: 'NONE' }],
  ])('finds %s', (_name, source, expected) => {
    expect(findCredential({ authorization: undefined, cookie: undefined, ...source })).toEqual(
      expected,
    );
  });
});

it('reads one cookie among others, by its whole name', () => {
  const header = `a=1; my_fiducia_access=no; fiducia_access=${TOKEN}; z=2`;
  expect(readCookie(header, cookieNames(false).access)).toBe(TOKEN);
  expect(readCookie('a=1', cookieNames(false).access)).toBeUndefined();
  expect(readCookie(undefined, cookieNames(false).access)).toBeUndefined();
});

it('takes over TLS only the cookies that this very host has set', () => {
  expect(cookieNames(true)).toEqual({
    access: '__Host-fiducia_access',
    refresh: '__Host-fiducia_refresh',
  });
});
