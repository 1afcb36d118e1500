/** Where a request's credential is found and which wins. */
import { describe, expect, it } from 'vitest';
import { findCredential, readCookie } from './credential.js';

const TOKEN = 'A'.repeat(43);
const OTHER = 'b'.repeat(43);
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
  ])('finds %s', (_name, source, expected) => {
    expect(findCredential({ authorization: undefined, cookie: undefined, ...source })).toEqual(
      expected,
    );
  });
});

it('reads one cookie among others, by its whole name', () => {
  const header = `a=1; my_fiducia_session=no; fiducia_session=${TOKEN}; z=2`;
  expect(readCookie(header, 'fiducia_session')).toBe(TOKEN);
  expect(readCookie('a=1', 'fiducia_session')).toBeUndefined();
  expect(readCookie(undefined, 'fiducia_session')).toBeUndefined();
});
