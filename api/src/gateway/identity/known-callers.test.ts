import type { TenantId } from '@fiducia/tenants';
import { expect, it } from 'vitest';
import type { Identity } from './identity.js';
import { KnownCallers } from './known-callers.js';

const KEY = { kind: 'API_KEY', key: 'fdk_test_one' } as const;
const NOBODY: Identity = { kind: 'ANONYMOUS' };

function identityOf(tenant: string, actorId: string): Identity {
  const actor = { kind: 'API_KEY', id: actorId, name: 'A key', sessionId: null, mfa: false };
  const context = { tenantId: tenant as TenantId, actor, requestId: 'r', grants: [] };
  const rest = { email: null, expiresAt: null, enrolOnly: false };
  return { kind: 'SIGNED_IN', tenant: context, ...rest } as unknown as Identity;
}

it('knows whose a credential is once it was accepted, until it is refused', () => {
  const callers = new KnownCallers();
  expect(callers.find(KEY)).toBeNull();
  callers.note(KEY, identityOf('alder', 'one'));
  expect(callers.find(KEY)).toEqual({ tenantId: 'alder', actorId: 'one' });
  callers.note(KEY, NOBODY);
  expect(callers.find(KEY)).toBeNull();
});

it('knows nobody by no credential', () => {
  const callers = new KnownCallers();
  callers.note({ kind: 'NONE' }, identityOf('alder', 'one'));
  expect(callers.find({ kind: 'NONE' })).toBeNull();
});

it('forgets whoever has not been seen for longest', () => {
  const callers = new KnownCallers();
  const keyOf = (number: number) => ({ kind: 'API_KEY', key: `fdk_test_${number}` }) as const;
  for (let number = 0; number < 10_000; number += 1) {
    callers.note(keyOf(number), identityOf('alder', String(number)));
  }
  callers.note(keyOf(0), identityOf('alder', '0'));
  callers.note(keyOf(10_000), identityOf('alder', '10000'));
  const known = [0, 1, 2, 10_000].map((number) => callers.find(keyOf(number))?.actorId ?? null);
  expect(known).toEqual(['0', null, '2', '10000']);
});
