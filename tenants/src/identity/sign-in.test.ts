/** Which people are let in, for how long, and as whom. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { newId } from '../ids.js';
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
import type { SeededTenant, SeededUser, TestDatabase } from '../testing/index.js';
import { authenticateSession } from './authenticate-session.js';
import { SESSION_CACHE_MS } from './session-cache.js';
import { GUARDED_LIFETIME } from './session-lifetime.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

const UNAUTHENTICATED = { ok: false, error: { code: 'UNAUTHENTICATED' } };

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
/** Each test begins with fresh counters and an empty cache, as a process of its own would. */
beforeEach(() => {
  deps = makeDeps();
});

function makeDeps(): TenantsDeps {
  const apiKeyPepper = new Uint8Array(32).fill(1);
  return createTenantsDeps({ db: server.db, apiKeyPepper, clock, keyProvider });
}

function userOf(tenant: SeededTenant, role: SeededUser['role'] = 'PORTFOLIO_MANAGER'): SeededUser {
  const user = tenant.users.find((candidate) => candidate.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return user;
}

function attempt(email: string, password: string, ip = '192.0.2.1') {
  return signIn(deps, { email, password, ip, userAgent: 'a browser' });
}

/** With the second factor where the role asks for one. */
async function signInAs(user: SeededUser) {
  const tenant = a.users.includes(user) ? a : b;
  const { context, email, tokens } = await signInSeeded(deps, tenant, user);
  const { accessToken, refreshToken, refreshExpiresAt: expiresAt } = tokens;
  return { context, email, accessToken, refreshToken, expiresAt };
}

async function execute(tenant: SeededTenant, sql: string, values: readonly unknown[]) {
  await deps.db.tenants.run(tenant.context, (tx) => tx.query(sql, values));
}

describe('signing in', () => {
  test('gives a session of one’s own tenant with one’s roles', async () => {
    const { context, accessToken, expiresAt } = await signInAs(userOf(a));
    expect(context.tenantId).toBe(a.tenantId);
    expect(context.grants).toEqual([
      { kind: 'ROLE', role: 'PORTFOLIO_MANAGER', scope: { type: 'ALL' } },
    ]);
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + GUARDED_LIFETIME.absoluteMs);
    const known = must(await authenticateSession(deps, accessToken, 'request-7'));
    expect(known.context).toEqual({ ...context, requestId: 'request-7' });
    expect(known.email).toBe(userOf(a).email);
  });

  test('knows the scope of a role', async () => {
    const { context } = await signInAs(userOf(a, 'CLIENT_READER'));
    expect(context.grants).toEqual([
      { kind: 'ROLE', role: 'CLIENT_READER', scope: { type: 'CLIENT', id: a.clientIds[0] } },
    ]);
  });

  test('does not mind capitals and spaces around the address', async () => {
    const user = userOf(b);
    const begun = must(await attempt(` ${user.email.toUpperCase()} `, user.password));
    expect(begun.kind).toBe('SECOND_FACTOR');
  });

  const failed = { ok: false, error: { code: 'SIGN_IN_FAILED' } };

  test.each([
    ['a wrong password', () => attempt(userOf(a).email, 'wrong horse battery')],
    ['an empty password', () => attempt(userOf(a).email, '')],
    ['an unknown address', () => attempt('nobody@alder.example', 'whatever it is')],
    ['the other tenant’s password', () => attempt(userOf(a).email, userOf(b).password)],
    ['an address that no column can hold', () => attempt('a\0b', 'x')],
    ['an address of half a character', () => attempt('\ud800', 'x')],
    ['an endless address', () => attempt('a'.repeat(10_000), 'x')],
    ['an endless password', () => attempt(userOf(a).email, 'x'.repeat(100_000))],
    ['SQL', () => attempt("' OR true --", "' OR true --")],
  ])('with %s fails, and the answer does not say why', async (_what, run) => {
    expect(await run()).toEqual(failed);
  });

  test('fails for somebody who is suspended, who is also out at once', async () => {
    const user = userOf(a, 'RISK_OFFICER');
    const { accessToken } = await signInAs(user);
    await execute(a, "UPDATE app_user SET status = 'SUSPENDED' WHERE id = $1", [user.userId]);
    expect(await attempt(user.email, user.password)).toEqual(failed);
    expect(await authenticateSession(deps, accessToken)).toEqual(UNAUTHENTICATED);
    await execute(a, "UPDATE app_user SET status = 'ACTIVE' WHERE id = $1", [user.userId]);
  });

  test('does the same for an unknown name as for a known one, down to the queries', async () => {
    const queries: string[] = [];
    const spied = { ...deps, db: spyOnReads(queries) };
    const input = { password: 'wrong', ip: '192.0.2.2', userAgent: null };
    await signIn(spied, { ...input, email: userOf(a).email });
    const known = queries.splice(0);
    await signIn(spied, { ...input, email: 'nobody@alder.example' });
    expect(queries).toEqual(known);
    expect(known.length).toBeGreaterThan(0);
  });

  /** Notes what is asked of the real database, and asks it. */
  function spyOnReads(queries: string[]): TenantsDeps['db'] {
    const { tenants } = server.db;
    const read: typeof tenants.read = (ctx, sql, values) => {
      queries.push(sql);
      return tenants.read(ctx, sql, values);
    };
    return { directory: server.db.directory, tenants: { read } } as unknown as TenantsDeps['db'];
  }
});

describe('guessing', () => {
  test('from one place is stopped after ten attempts, even with the right password', async () => {
    const user = userOf(a, 'COMPLIANCE_OFFICER');
    for (let guess = 0; guess < 10; guess += 1) await attempt(user.email, `guess ${guess}`);
    const limited = await attempt(user.email, user.password);
    expect(limited).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    const seconds =
      limited.ok || limited.error.code !== 'RATE_LIMITED' ? 0 : limited.error.retryAfterSeconds;
    expect(seconds).toBeGreaterThan(0);
    // Somewhere else the person still gets in, and after the wait here as well.
    expect((await attempt(user.email, user.password, '198.51.100.7')).ok).toBe(true);
    clock.advance(seconds * 1000);
    expect((await attempt(user.email, user.password)).ok).toBe(true);
  });

  test('from one place, however long it goes on, locks nobody out elsewhere', async () => {
    const user = userOf(a, 'RISK_OFFICER');
    for (let guess = 0; guess < 99; guess += 1) await attempt(user.email, '', '198.51.100.66');
    for (let guess = 0; guess < 9; guess += 1) await attempt(user.email, '', '198.51.100.67');
    expect((await attempt(user.email, user.password, '198.51.100.8')).ok).toBe(true);
  });

  test('from many places locks nobody out where they have signed in before', async () => {
    const { email, password } = userOf(a, 'CLIENT_READER');
    const [home, abroad] = ['198.51.100.20', '198.51.100.21'];
    expect((await attempt(email, password, home)).ok).toBe(true);
    // Too long to be hashed, and counted like any other.
    const guess = 'x'.repeat(1000);
    const places = Array.from({ length: 12 }, (_value, index) => `203.0.113.${100 + index}`);
    for (const place of places) {
      for (let tried = 0; tried < 10; tried += 1) await attempt(email, guess, place);
    }
    const limited = { ok: false, error: { code: 'RATE_LIMITED' } };
    expect(await attempt(email, password, abroad)).toMatchObject(limited);
    for (let tried = 0; tried < 9; tried += 1) {
      expect(await attempt(email, guess, home)).toMatchObject({
        error: { code: 'SIGN_IN_FAILED' },
      });
    }
    expect((await attempt(email, password, home)).ok).toBe(true);
  });

  test('many names from one place is stopped as well', async () => {
    const guesses = Array.from({ length: 101 }, (_value, index) =>
      attempt(`person-${index}@alder.example`, 'guess', '203.0.113.9'),
    );
    const codes = (await Promise.all(guesses)).map((result) =>
      result.ok ? 'OK' : result.error.code,
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBe(1);
  });

  test.each([
    ['the addresses of one IPv6 network', (index: number) => `2001:db8:5:6::${index.toString(16)}`],
    [
      'one address written in two ways',
      (index: number) => (index % 2 === 0 ? '203.0.113.10' : '::ffff:203.0.113.10'),
    ],
  ])('many names from %s is stopped as well', async (_what, addressOf) => {
    const guesses = Array.from({ length: 101 }, (_value, index) =>
      attempt(`person-${index}@alder.example`, 'guess', addressOf(index)),
    );
    const codes = (await Promise.all(guesses)).map((result) =>
      result.ok ? 'OK' : result.error.code,
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBe(1);
  });

  test('forgets the failures of somebody who then signs in', async () => {
    const user = userOf(b, 'COMPLIANCE_OFFICER');
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) await attempt(user.email, `guess ${guess}`);
      expect((await attempt(user.email, user.password)).ok).toBe(true);
    }
  });
});

describe('a session', () => {
  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '\0'.repeat(43), 'é'.repeat(43)])(
    'is not found for %j',
    async (token) => {
      expect(await authenticateSession(deps, token)).toEqual(UNAUTHENTICATED);
    },
  );

  test('is over after sign-out, at once here and within a second elsewhere', async () => {
    const { context, accessToken } = await signInAs(userOf(a));
    const elsewhere = makeDeps();
    await authenticateSession(deps, accessToken);
    await authenticateSession(elsewhere, accessToken);
    await signOut(context, deps);
    await signOut(context, deps);
    expect(await authenticateSession(deps, accessToken)).toEqual(UNAUTHENTICATED);
    expect((await authenticateSession(elsewhere, accessToken)).ok).toBe(true);
    clock.advance(SESSION_CACHE_MS);
    expect(await authenticateSession(elsewhere, accessToken)).toEqual(UNAUTHENTICATED);
  });

  test('has its new rights within a second after a role was taken away', async () => {
    const user = userOf(a, 'TENANT_OWNER');
    const { accessToken } = await signInAs(user);
    await authenticateSession(deps, accessToken);
    await execute(a, 'DELETE FROM role_assignment WHERE user_id = $1', [user.userId]);
    clock.advance(SESSION_CACHE_MS);
    expect(must(await authenticateSession(deps, accessToken)).context.grants).toEqual([]);
    await execute(
      a,
      `INSERT INTO role_assignment (tenant_id, id, user_id, role, scope_type, created_at)
       VALUES ($1, $2, $3, 'TENANT_OWNER', 'ALL', now())`,
      [a.tenantId, newId(), user.userId],
    );
  });

  test('is stored as a hash only, with the address and program that it began with', async () => {
    const { context, accessToken, refreshToken } = await signInAs(userOf(a));
    const { rows } = await deps.db.tenants.read<Record<string, unknown>>(
      a.context,
      'SELECT *, host(ip) AS address FROM session WHERE id = $1',
      [context.actor.sessionId],
    );
    expect(rows[0]).toMatchObject({ address: '192.0.2.1', user_agent: 'a browser' });
    expect(JSON.stringify(rows)).not.toContain(accessToken);
    const stored = await deps.db.tenants.read(a.context, 'SELECT * FROM refresh_token');
    expect(JSON.stringify(stored.rows)).not.toContain(refreshToken.slice(4));
  });
});
