import { describe, expect, test } from 'vitest';
import { EMPTY_KEY_FORM, endsSoon, isComplete, toInput } from './key-form.js';

const NOW = new Date('2026-03-01T12:00:00Z');

describe('the form of a new key', () => {
  test.each([
    ['ALL', { type: 'ALL', id: null }],
    ['cli_1', { type: 'CLIENT', id: 'cli_1' }],
    ['acc_1', { type: 'ACCOUNT', id: 'acc_1' }],
  ])('asks for %s', (place, scope) => {
    const input = toInput({ ...EMPTY_KEY_FORM, name: ' Bot ', place, lifetime: '30' }, NOW);
    expect(input).toEqual({
      name: 'Bot',
      grants: [{ keyScope: 'READ', scope }],
      allowedIps: [],
      expiresAt: '2026-03-31T12:00:00.000Z',
    });
  });

  test('takes addresses however they are separated, and no end', () => {
    const form = { ...EMPTY_KEY_FORM, addresses: '10.0.0.0/8, 192.0.2.1\n::1 ', lifetime: '0' };
    expect(toInput({ ...form, lifetime: '0' }, NOW)).toMatchObject({
      allowedIps: ['10.0.0.0/8', '192.0.2.1', '::1'],
      expiresAt: null,
    });
  });

  test('needs a name and a scope', () => {
    expect(isComplete({ ...EMPTY_KEY_FORM, name: ' ' })).toBe(false);
    expect(isComplete({ ...EMPTY_KEY_FORM, name: 'Bot', scopes: [] })).toBe(false);
    expect(isComplete({ ...EMPTY_KEY_FORM, name: 'Bot' })).toBe(true);
  });
});

test.each([
  [null, false],
  ['2026-03-10T12:00:00Z', true],
  ['2026-03-15T12:00:01Z', false],
  ['2026-03-01T11:59:59Z', false],
])('a key that ends at %s is warned of: %s', (expiresAt, warned) => {
  expect(endsSoon(expiresAt, NOW)).toBe(warned);
});
