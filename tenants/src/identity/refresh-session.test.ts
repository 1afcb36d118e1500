/** Refresh tokens: used once, repeated in a lost answer's seconds, and deadly when shown twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import type { SessionId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
  FakeClock,
  must,
  seedTwoTenants,
  signInSeeded,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { authenticateSession } from './authenticate-session.js';
import { REFRESH_GRACE_MS, refreshSession } from './refresh-session.js';
import { revokeSession } from './revoke-session.js';
import { GUARDED_LIFETIME, READING_LIFETIME } from './session-lifetime.js';

const UNAUTHENTICATED = { ok: false, error: { code: 'UNAUTHENTICATED' } };
const HERE = { ip: '192.0.2.1', userAgent: 'a browser' };
const apiKeyPepper = new Uint8Array(32).fill(1);
const keyProvider = testKeyRing();

let server: TestDatabase;
let clock: FakeClock;
let deps: TenantsDeps;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  clock = new FakeClock();
  server = await startTestDatabase({ clock });
  deps = makeDeps();
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => server.stop());
beforeEach(() => {
  deps = makeDeps();
});

function makeDeps(): TenantsDeps {
  return createTenantsDeps({ db: server.db, apiKeyPepper, clock, keyProvider });
}

async function signInAs(role: 'TENANT_OWNER' | 'CLIENT_READER' = 'TENANT_OWNER', tenant = a) {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return signInSeeded(deps, tenant, user);
}

function refresh(refreshToken: string, from: Partial<typeof HERE> = {}) {
  return refreshSession(deps, { refreshToken, ...HERE, ...from });
}

const isGood = async (token: string) => (await authenticateSession(deps, token)).ok;

describe('a refresh', () => {
  test('gives a new pair for the same session, whose end does not move', async () => {
    const { tokens, context } = await signInAs();
    clock.advance(60_000);
    const next = must(await refresh(tokens.refreshToken));
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(next.refreshExpiresAt).toEqual(tokens.refreshExpiresAt);
    const known = must(await authenticateSession(deps, next.accessToken));
    expect(known.context.actor).toEqual(context.actor);
  });

  test.each([
    ['nothing', () => ''],
    ['garbage', () => 'fdr_garbage'],
    ['SQL', () => "fdr_' OR true --"],
    ['an access token', async () => (await signInAs()).tokens.accessToken],
    ['a token of nobody', () => `fdr_${'A'.repeat(64)}`],
    [
      'a token moved to the other tenant',
      async () => {
        const token = (await signInAs()).tokens.refreshToken;
        const bytes = Buffer.from(token.slice(4), 'base64url');
        Buffer.from(b.tenantId.replaceAll('-', ''), 'hex').copy(bytes);
        return `fdr_${bytes.toString('base64url')}`;
      },
    ],
  ])('with %s is refused', async (_what, make) => {
    expect(await refresh(await make())).toEqual(UNAUTHENTICATED);
  });

  test('of one of two that come at once succeeds for both, where it is the same client', async () => {
    const { tokens } = await signInAs();
    const both = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    const given = both.map((result) => must(result).refreshToken);
    expect(new Set(given).size).toBe(2);
    // Each of the two goes on by itself.
    for (const token of given) expect((await refresh(token)).ok).toBe(true);
  });

  test('is repeated for a lost answer a few times only', async () => {
    const { tokens } = await signInAs();
    const outcomes: boolean[] = [];
    for (let at = 0; at < 9; at += 1) outcomes.push((await refresh(tokens.refreshToken)).ok);
    expect(outcomes).toEqual([...Array<boolean>(8).fill(true), false]);
  });
});

describe('a token that is shown a second time', () => {
  test.each([
    ['too late', REFRESH_GRACE_MS, {}],
    ['from another place', 0, { ip: '198.51.100.1' }],
    ['by another program', 0, { userAgent: 'curl' }],
  ])('%s ends the session for everybody who holds it', async (_what, waitMs, from) => {
    const { tokens, context } = await signInAs();
    const next = must(await refresh(tokens.refreshToken));
    clock.advance(waitMs);
    const replayed = await refresh(tokens.refreshToken, from);
    expect(replayed).toMatchObject({
      ok: false,
      error: { code: 'UNAUTHENTICATED', reused: { sessionId: context.actor.sessionId } },
    });
    // The thief's successor and the owner's alike.
    expect(await refresh(next.refreshToken)).toEqual(UNAUTHENTICATED);
    expect(await isGood(next.accessToken)).toBe(false);
    expect(await isGood(tokens.accessToken)).toBe(false);
    const entries = await deps.db.tenants.read<{ action: string }>(
      a.context,
      "SELECT action FROM audit_entry WHERE action = 'session.refresh-reused' AND resource_id = $1",
      [`ses_${String(context.actor.sessionId).replaceAll('-', '')}`],
    );
    expect(entries.rowCount).toBe(1);
  });

  test('leaves the other sessions of the person alone', async () => {
    const [stolen, other] = [await signInAs(), await signInAs()];
    must(await refresh(stolen.tokens.refreshToken));
    await refresh(stolen.tokens.refreshToken, { userAgent: 'curl' });
    expect(await isGood(other.tokens.accessToken)).toBe(true);
  });

  test('at once in two processes is used by one client only', async () => {
    const { tokens } = await signInAs();
    const elsewhere = createTenantsDeps({
      ...{ db: await server.open({ clock }), apiKeyPepper, clock, keyProvider },
    });
    const { refreshToken } = tokens;
    const results = await Promise.all([
      refreshSession(deps, { refreshToken, ...HERE }),
      refreshSession(elsewhere, { refreshToken, ...HERE, userAgent: 'curl' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const given = results.find(({ ok }) => ok);
    if (given?.ok !== true) throw new Error('one was to be given');
    expect(await refresh(given.value.refreshToken)).toEqual(UNAUTHENTICATED);
  });
});

describe('a session', () => {
  test.each([
    ['TENANT_OWNER', GUARDED_LIFETIME],
    ['CLIENT_READER', READING_LIFETIME],
  ] as const)('of a %s ends however much it is used', async (role, { absoluteMs, idleMs }) => {
    let { tokens } = await signInAs(role);
    for (let used = 0; used + idleMs < absoluteMs; used += idleMs - 1) {
      clock.advance(idleMs - 1);
      const next = await refresh(tokens.refreshToken);
      if (!next.ok) throw new Error(`ended after ${used} ms`);
      tokens = next.value;
    }
    clock.advance(idleMs - 1);
    expect(await refresh(tokens.refreshToken)).toEqual(UNAUTHENTICATED);
  });

  test.each([
    ['TENANT_OWNER', GUARDED_LIFETIME],
    ['CLIENT_READER', READING_LIFETIME],
  ] as const)('of a %s that nobody uses ends earlier', async (role, { idleMs }) => {
    const { tokens } = await signInAs(role);
    clock.advance(idleMs);
    expect(await refresh(tokens.refreshToken)).toEqual(UNAUTHENTICATED);
  });

  test('that was revoked gives no new tokens, and the tenant’s other owner cannot refresh it', async () => {
    const [one, two] = [await signInAs(), await signInAs()];
    const sessionId = two.context.actor.sessionId;
    if (sessionId === null) throw new Error('a person has a session');
    must(await revokeSession(one.context, deps, { sessionId }));
    expect(await refresh(two.tokens.refreshToken)).toEqual(UNAUTHENTICATED);
    expect(await isGood(two.tokens.accessToken)).toBe(false);
  });

  test('of somebody else is ended with a factor shown just now, one’s own without', async () => {
    const owner = (await signInAs('TENANT_OWNER')).context;
    const late = { ...owner, actor: { ...owner.actor, steppedUpAt: new Date(0) } } as TenantContext;
    const sessionId = (await signInAs('CLIENT_READER')).context.actor.sessionId as SessionId;
    const refused = { ok: false, error: { code: 'STEP_UP_REQUIRED' } };
    expect(await revokeSession(late, deps, { sessionId })).toEqual(refused);
    must(await revokeSession(owner, deps, { sessionId }));
    const own = owner.actor.sessionId as SessionId;
    must(await revokeSession(late, deps, { sessionId: own }));
  });

  test('of the other tenant, or of somebody else, is nothing that one could end', async () => {
    const { context } = await signInAs('CLIENT_READER');
    for (const other of [await signInAs('TENANT_OWNER', b), await signInAs('TENANT_OWNER')]) {
      const sessionId = other.context.actor.sessionId;
      if (sessionId === null) throw new Error('a person has a session');
      const refused = { ok: false, error: { code: 'NOT_FOUND', resource: 'Session' } };
      expect(await revokeSession(context, deps, { sessionId })).toEqual(refused);
      expect(await isGood(other.tokens.accessToken)).toBe(true);
    }
  });
});
