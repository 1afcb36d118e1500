import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deterministicId, isUuid, newId, parseWireId, toWireId } from './ids.js';
import type { AccountId, IdByKind, IdKind } from './ids.js';

const kinds: readonly IdKind[] = [
  'tenant',
  'client',
  'account',
  'deployment',
  'order',
  'fill',
  'user',
  'session',
  'apiKey',
  'audit',
  'halt',
  'command',
];

describe('wire ids', () => {
  test('come back as the id that they were made from', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...kinds), (uuid, kind) => {
        const id = uuid as IdByKind[typeof kind];
        expect(parseWireId(kind, toWireId(kind, id))).toEqual({ ok: true, id });
      }),
    );
  });

  test('of one kind are refused where another one is asked for', () => {
    const order = toWireId('order', newId());
    expect(parseWireId('account', order)).toEqual({
      ok: false,
      error: 'INVALID_ID',
      expectedPrefix: 'acc',
    });
  });

  test('have a prefix of their own each', () => {
    const id = newId<never>();
    expect(new Set(kinds.map((kind) => toWireId(kind, id))).size).toBe(kinds.length);
  });

  test.each([
    '',
    'acc_',
    'acc_0',
    `acc_${'g'.repeat(32)}`,
    `acc_${'A'.repeat(32)}`,
    `acc_${'0'.repeat(33)}`,
  ])('are refused when malformed: %j', (text) => {
    expect(parseWireId('account', text).ok).toBe(false);
  });
});

describe('new ids', () => {
  test('are UUIDs that grow with time', () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('deterministic ids', () => {
  const account = '01890000-0000-7000-8000-000000000001' as AccountId;

  test('are the same for the same account, kind and name', () => {
    expect(deterministicId(account, 'order', 'o1')).toBe(deterministicId(account, 'order', 'o1'));
  });

  test('are a fixed function of their input, for ever', () => {
    expect(deterministicId(account, 'order', 'o1')).toBe('5837c87e-685f-8121-90d7-66a848ae6a61');
  });

  test('differ with each part', () => {
    const other = '01890000-0000-7000-8000-000000000002' as AccountId;
    const ids = [
      deterministicId(account, 'order', 'o1'),
      deterministicId(account, 'order', 'o2'),
      deterministicId(account, 'fill', 'o1'),
      deterministicId(other, 'order', 'o1'),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  test('are UUIDs of version 8', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(deterministicId(account, 'fill', name)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });
});
