/** Who must show a second factor again, and for how long one counts. */
import { describe, expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import type { Actor, TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { ApiKeyId, SessionId, TenantId, UserId } from '../ids.js';
import { FakeClock } from '../testing/index.js';
import { requireStepUp, STEP_UP_MS } from './require-step-up.js';

const REQUIRED = { ok: false, error: { code: 'STEP_UP_REQUIRED' } };
const PASSED = { ok: true, value: undefined };
const clock = new FakeClock();
const before = (ageMs: number) => new Date(clock.now().getTime() - ageMs);

function contextOf(actor: Actor): TenantContext {
  return { tenantId: newId<TenantId>(), actor, requestId: 'request', grants: [] };
}

function person(mfa: boolean, steppedUpAt: Date | null): TenantContext {
  const [id, sessionId] = [newId<UserId>(), newId<SessionId>()];
  return contextOf({ kind: 'USER', id, name: 'Ada', sessionId, mfa, steppedUpAt });
}

describe('a second factor', () => {
  test.each([
    ['shown just now', person(true, before(0)), PASSED],
    ['shown a moment less than five minutes ago', person(true, before(STEP_UP_MS - 1)), PASSED],
    ['shown five minutes ago', person(true, before(STEP_UP_MS)), REQUIRED],
    ['never shown', person(false, null), REQUIRED],
    ['shown at sign-in of a session that counts none', person(false, before(0)), REQUIRED],
    ['shown in the future', person(true, before(-1)), REQUIRED],
    ['shown at a time that is none', person(true, new Date(Number.NaN)), REQUIRED],
  ])('%s', (_what, ctx, expected) => {
    expect(requireStepUp(ctx, clock)).toEqual(expected);
  });

  test('is not asked of programs and of the platform itself', () => {
    const key = { kind: 'API_KEY', id: newId<ApiKeyId>(), name: 'bot' } as const;
    expect(requireStepUp(contextOf({ ...key, sessionId: null, mfa: false }), clock)).toEqual(
      PASSED,
    );
    expect(requireStepUp(systemContext(newId<TenantId>(), 'engine'), clock)).toEqual(PASSED);
  });
});
