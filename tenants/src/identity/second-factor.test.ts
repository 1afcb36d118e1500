/** Second factors: set up once, each code accepted once, and guessing stopped. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { PartnerRole } from '../context/grants.js';
import { newId } from '../ids.js';
import type { RoleId } from '../ids.js';
import { provisionTenant } from '../hierarchy/provision-tenant.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
  FakeClock,
  freshCode,
  must,
  SEED_TOTP_SECRET,
  seedTwoTenants,
  signInSeeded,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, SeededUser, TestDatabase } from '../testing/index.js';
import { authenticateSession } from './authenticate-session.js';
import { changePassword } from './change-password.js';
import { completeSignIn } from './complete-sign-in.js';
import { confirmTotpEnrolment, ENROLMENT_MS, startTotpEnrolment } from './enrol-totp.js';
import { disableTotp, readSecondFactor, regenerateRecoveryCodes } from './manage-second-factor.js';
import { resetSecondFactor } from './reset-second-factor.js';
import { presetTotp } from './preset-totp.js';
import { STEP_UP_MS } from './require-step-up.js';
import type { ShownFactor } from './second-factor.js';
import { signIn } from './sign-in.js';
import { CHALLENGE_MS } from './signed-tokens.js';
import { stepUp } from './step-up.js';
import { totpCode } from './totp.js';

const IP = '192.0.2.1';
const STEP_MS = 30_000;
const WRONG = { ok: false, error: { code: 'MFA_CODE_INVALID' } };
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
/** Fresh counters, and a time step in which nothing was accepted. */
beforeEach(() => {
  deps = makeDeps();
  clock.advance(10 * STEP_MS);
});

function makeDeps(): TenantsDeps {
  return createTenantsDeps({ db: server.db, apiKeyPepper, clock, keyProvider });
}

function userOf(role: PartnerRole, tenant: SeededTenant = a): SeededUser {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return user;
}

const codeNow = (secret = SEED_TOTP_SECRET) => totpCode(secret, clock.now());
const totp = (code: string): ShownFactor => ({ kind: 'TOTP', code });

async function challengeOf(role: PartnerRole, tenant: SeededTenant = a): Promise<string> {
  const { email, password } = userOf(role, tenant);
  const begun = must(await signIn(deps, { email, password, ip: IP, userAgent: null }));
  if (begun.kind !== 'SECOND_FACTOR') throw new Error(`${role} is let in by a password alone`);
  return begun.challenge;
}

function complete(challenge: string, shown: ShownFactor, ip = IP, own: TenantsDeps = deps) {
  return completeSignIn(own, { challenge, shown, ip, userAgent: null });
}

async function signedIn(role: PartnerRole, tenant: SeededTenant = a): Promise<TenantContext> {
  return (await signInSeeded(deps, tenant, userOf(role, tenant))).context;
}

async function enrol(context: TenantContext, password: string | null = null) {
  const { secret } = must(await startTotpEnrolment(context, deps, { password, ip: IP }));
  return {
    secret,
    ...must(await confirmTotpEnrolment(context, deps, { code: codeNow(secret), ip: IP })),
  };
}

describe('signing in with a second factor', () => {
  test('gives a session that has shown it just now', async () => {
    const challenge = await challengeOf('TENANT_OWNER');
    const { context, enrolOnly } = must(await complete(challenge, totp(codeNow())));
    expect(context.actor).toMatchObject({ mfa: true, steppedUpAt: clock.now() });
    expect(context.environment).toBe('TEST');
    expect(enrolOnly).toBe(false);
  });

  test('accepts each code once, for whatever it is shown', async () => {
    const challenge = await challengeOf('TENANT_OWNER');
    const code = codeNow();
    const { context } = must(await complete(challenge, totp(code)));
    expect(await complete(challenge, totp(code))).toEqual(WRONG);
    expect(await stepUp(context, deps, { code, ip: IP })).toEqual(WRONG);
    // Nor an older one that was never shown.
    const older = totpCode(SEED_TOTP_SECRET, new Date(clock.now().getTime() - STEP_MS));
    expect(await complete(challenge, totp(older))).toEqual(WRONG);
    clock.advance(STEP_MS);
    expect((await stepUp(context, deps, { code: codeNow(), ip: IP })).ok).toBe(true);
  });

  test('accepts a code that comes at once in two processes once', async () => {
    const elsewhere = createTenantsDeps({
      ...{ db: await server.open({ clock }), apiKeyPepper, clock, keyProvider },
    });
    for (let round = 0; round < 5; round += 1) {
      clock.advance(2 * STEP_MS);
      const challenge = await challengeOf('TENANT_OWNER');
      const shown = totp(codeNow());
      const results = await Promise.all([
        complete(challenge, shown),
        complete(challenge, shown, '198.51.100.1', elsewhere),
        complete(challenge, shown, '198.51.100.2', elsewhere),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  test.each([
    ['a challenge that is too old', () => void clock.advance(CHALLENGE_MS)],
    [
      'a challenge from before a change of password',
      async () => {
        await deps.db.tenants.run(a.context, (tx) =>
          tx.query('UPDATE app_user SET password_changed_at = $2 WHERE id = $1', [
            userOf('RISK_OFFICER').userId,
            new Date(clock.now().getTime() + 1),
          ]),
        );
      },
    ],
  ])('is refused with %s', async (_what, meanwhile) => {
    const challenge = await challengeOf('RISK_OFFICER');
    await meanwhile();
    const expired = { ok: false, error: { code: 'SIGN_IN_EXPIRED' } };
    expect(await complete(challenge, totp(codeNow()))).toEqual(expired);
    expect(await complete('a.b.c', totp(codeNow()))).toEqual(expired);
    await deps.db.tenants.run(a.context, (tx) =>
      tx.query('UPDATE app_user SET password_changed_at = NULL'),
    );
  });

  test('is not helped by the challenge of somebody else', async () => {
    const challenge = await challengeOf('TENANT_OWNER', b);
    const { context } = must(await complete(challenge, totp(codeNow())));
    expect(context.tenantId).toBe(b.tenantId);
  });
});

describe('guessing codes', () => {
  const limited = { ok: false, error: { code: 'RATE_LIMITED' } };

  test('is stopped after five wrong ones on an account, from wherever they come', async () => {
    const challenge = await challengeOf('PORTFOLIO_MANAGER');
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await complete(challenge, totp('000000'), `192.0.2.${10 + guess}`)).toEqual(WRONG);
    }
    expect(await complete(challenge, totp(codeNow()), '192.0.2.99')).toMatchObject(limited);
    clock.advance(30 * 60_000);
    const later = await challengeOf('PORTFOLIO_MANAGER');
    expect((await complete(later, totp(codeNow()), '192.0.2.99')).ok).toBe(true);
  });

  test('many at once is stopped as well', async () => {
    const challenge = await challengeOf('PORTFOLIO_MANAGER');
    const guesses = Array.from({ length: 40 }, (_value, index) =>
      complete(challenge, totp('000000'), `192.0.2.${index}`),
    );
    const codes = (await Promise.all(guesses)).map((result) =>
      result.ok ? 'OK' : result.error.code,
    );
    expect(codes.filter((code) => code === 'MFA_CODE_INVALID')).toHaveLength(5);
  });

  test('is stopped after twenty wrong ones from a place, on whatever accounts', async () => {
    const roles = ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER'] as const;
    const people = [a, b].flatMap((tenant) => roles.map((role) => challengeOf(role, tenant)));
    const challenges = await Promise.all(people);
    for (let guess = 0; guess < 20; guess += 1) {
      const challenge = challenges[guess % 6] ?? '';
      expect(await complete(challenge, totp('000000'), '203.0.113.5')).toEqual(WRONG);
    }
    const challenge = await challengeOf('COMPLIANCE_OFFICER');
    expect(await complete(challenge, totp(codeNow()), '203.0.113.5')).toMatchObject(limited);
    expect((await complete(challenge, totp(codeNow()), '203.0.113.6')).ok).toBe(true);
  });

  test('is forgotten after a right one, and right ones are never counted', async () => {
    for (let round = 0; round < 4; round += 1) {
      clock.advance(2 * STEP_MS);
      const challenge = await challengeOf('TENANT_OWNER');
      const ip = `198.51.100.${round}`;
      for (let guess = 0; guess < 4; guess += 1) await complete(challenge, totp('000000'), ip);
      expect((await complete(challenge, totp(codeNow()), ip)).ok).toBe(true);
    }
  });
});

describe('setting one up', () => {
  test('is all that somebody can do whose role asks for one', async () => {
    const user = userOf('RISK_OFFICER', b);
    must(
      await resetSecondFactor(await signedIn('TENANT_OWNER', b), deps, {
        ...{ userId: user.userId, reason: 'a lost telephone' },
      }),
    );
    const begun = must(await signIn(deps, { ...user, ip: IP, userAgent: null }));
    if (begun.kind !== 'SIGNED_IN') throw new Error('there is nothing to ask for');
    const { context, tokens, enrolOnly } = begun;
    expect({ enrolOnly, grants: context.grants }).toEqual({ enrolOnly: true, grants: [] });
    const before = must(await authenticateSession(deps, tokens.accessToken));
    expect({ ...before, context: null }).toMatchObject({ enrolOnly: true });
    expect(before.context.grants).toEqual([]);
    expect(await readSecondFactor(context, deps, true)).toMatchObject({
      required: true,
      enrolled: false,
    });
    const { secret, recoveryCodes } = await enrol(context);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(recoveryCodes).toHaveLength(10);
    const after = must(await authenticateSession(deps, tokens.accessToken));
    expect(after.enrolOnly).toBe(false);
    expect(after.context.grants).toHaveLength(1);
    expect(after.context.actor).toMatchObject({ mfa: true, steppedUpAt: clock.now() });
  });

  test('ends the person’s other sessions, which have shown the old one or none', async () => {
    const [context, other] = [
      await signedIn('TENANT_OWNER', b),
      await signInSeeded(deps, b, userOf('TENANT_OWNER', b)),
    ];
    clock.advance(STEP_MS);
    const { endedSessions } = await enrol(context);
    expect(endedSessions).toContain(other.context.actor.sessionId);
    expect((await authenticateSession(deps, other.tokens.accessToken)).ok).toBe(false);
  });

  test('needs a code of it, in time', async () => {
    const context = await signedIn('SUPPORT');
    const { secret } = must(await startTotpEnrolment(context, deps, { password: null, ip: IP }));
    expect(await confirmTotpEnrolment(context, deps, { code: '000000', ip: IP })).toEqual(WRONG);
    clock.advance(ENROLMENT_MS);
    const late = await confirmTotpEnrolment(context, deps, { code: codeNow(secret), ip: IP });
    expect(late).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(await readSecondFactor(context, deps, false)).toMatchObject({ enrolled: false });
  });

  test('in a session of before needs the password', async () => {
    const context = await signedIn('SUPPORT');
    clock.advance(10 * 60_000);
    for (const password of [null, 'not the password']) {
      const refused = await startTotpEnrolment(context, deps, { password, ip: IP });
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', field: 'password' },
      });
    }
    const { password } = userOf('SUPPORT');
    expect((await startTotpEnrolment(context, deps, { password, ip: IP })).ok).toBe(true);
  });

  test('in place of another needs the other one first', async () => {
    const context = await signedIn('COMPLIANCE_OFFICER');
    clock.advance(STEP_UP_MS);
    const required = { ok: false, error: { code: 'STEP_UP_REQUIRED' } };
    expect(await startTotpEnrolment(context, deps, { password: null, ip: IP })).toEqual(required);
    expect(await regenerateRecoveryCodes(context, deps)).toEqual(required);
    expect(await disableTotp(context, deps)).toEqual(required);
  });

  test('leaves no seed and no recovery code in the database', async () => {
    const context = await signedIn('SUPPORT');
    const { secret, recoveryCodes } = await enrol(context);
    for (const table of [
      'totp_factor',
      'sealed_secret',
      'recovery_code',
      'audit_entry',
      'audit_private',
    ]) {
      const { rows } = await deps.db.tenants.read(
        a.context,
        `SELECT t::text AS row FROM ${table} t`,
      );
      const text = JSON.stringify(rows);
      expect(text.length).toBeGreaterThan(2);
      for (const plain of [secret, ...recoveryCodes]) {
        expect(text).not.toContain(plain);
        expect(text).not.toContain(Buffer.from(plain).toString('hex'));
      }
    }
    must(
      await resetSecondFactor(await signedIn('TENANT_OWNER'), deps, {
        ...{ userId: userOf('SUPPORT').userId, reason: 'end of the test' },
      }),
    );
  });

  test('of a person whose secret is known is for TEST tenants alone', async () => {
    const branding = {
      productName: 'Live',
      primaryColor: '#123456',
      accentColor: '#fedcba',
      logoSvg: null,
    };
    const plan = { slug: 'live', name: 'Live', environment: 'LIVE' as const, branding, hosts: [] };
    const { tenantId } = must(await provisionTenant(deps, plan));
    const input = { userId: userOf('TENANT_OWNER').userId, secret: SEED_TOTP_SECRET };
    await expect(presetTotp(systemContext(tenantId, 'test'), deps, input)).rejects.toThrow('TEST');
  });
});

describe('a recovery code', () => {
  test('lets its person in once, typed as people type it, and counts down', async () => {
    const context = await signedIn('PORTFOLIO_MANAGER');
    const { recoveryCodes } = must(await regenerateRecoveryCodes(context, deps));
    const [one = '', two = ''] = recoveryCodes;
    const shown = { kind: 'RECOVERY_CODE', code: one.toLowerCase().replaceAll('-', ' ') } as const;
    const challenge = await challengeOf('PORTFOLIO_MANAGER');
    expect((await complete(challenge, shown)).ok).toBe(true);
    expect(await complete(challenge, shown)).toEqual(WRONG);
    expect(await readSecondFactor(context, deps, false)).toMatchObject({ recoveryCodesLeft: 9 });
    must(await regenerateRecoveryCodes(context, deps));
    expect(await complete(challenge, { kind: 'RECOVERY_CODE', code: two })).toEqual(WRONG);
  });

  test('of somebody else is none', async () => {
    const context = await signedIn('PORTFOLIO_MANAGER', b);
    const [code = ''] = must(await regenerateRecoveryCodes(context, deps)).recoveryCodes;
    const challenge = await challengeOf('PORTFOLIO_MANAGER');
    expect(await complete(challenge, { kind: 'RECOVERY_CODE', code })).toEqual(WRONG);
  });
});

describe('a factor that is set up', () => {
  test('cannot be given up where a role asks for one', async () => {
    const context = await signedIn('TENANT_OWNER');
    expect(await disableTotp(context, deps)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    });
  });

  test('is reset by whoever manages people, never by oneself', async () => {
    const owner = await signedIn('TENANT_OWNER');
    const reset = (ctx: TenantContext, userId: SeededUser['userId']) =>
      resetSecondFactor(ctx, deps, { userId, reason: 'lost' });
    const denied = { ok: false, error: { code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' } };
    expect(await reset(owner, userOf('TENANT_OWNER').userId)).toEqual(denied);
    const reader = await signedIn('CLIENT_READER');
    expect(await reset(reader, userOf('RISK_OFFICER').userId)).toEqual(denied);
    const permissions = ['USER_READ', 'USER_MANAGE'] as const;
    const desk = {
      kind: 'CUSTOM_ROLE',
      roleId: newId<RoleId>(),
      name: 'Desk',
      permissions,
    } as const;
    const weaker = { ...owner, grants: [{ ...desk, scope: { type: 'ALL' } as const }] };
    expect(await reset(weaker, userOf('RISK_OFFICER').userId)).toMatchObject({
      error: { code: 'GRANT_EXCEEDS_OWN' },
    });
    const stranger = await reset(owner, userOf('RISK_OFFICER', b).userId);
    expect(stranger).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    clock.advance(STEP_UP_MS);
    const late = await reset(owner, userOf('RISK_OFFICER').userId);
    expect(late).toMatchObject({ ok: false, error: { code: 'STEP_UP_REQUIRED' } });
  });

  test('is shown again with a code, in this session and for nobody else', async () => {
    const { context, tokens } = await signInSeeded(deps, a, userOf('TENANT_OWNER'));
    const other = await signInSeeded(deps, a, userOf('TENANT_OWNER'));
    clock.advance(STEP_UP_MS);
    const code = await freshCode(deps, a.tenantId, userOf('TENANT_OWNER'), IP);
    const { until } = must(await stepUp(context, deps, { code, ip: IP }));
    expect(until.getTime()).toBe(clock.now().getTime() + STEP_UP_MS);
    const now = async (token: string) => must(await authenticateSession(deps, token)).context.actor;
    expect(await now(tokens.accessToken)).toMatchObject({ steppedUpAt: clock.now() });
    const before = new Date(clock.now().getTime() - STEP_UP_MS);
    expect(await now(other.tokens.accessToken)).toMatchObject({ steppedUpAt: before });
    const support = await signedIn('SUPPORT');
    const none = await stepUp(support, deps, { code, ip: IP });
    expect(none).toEqual({ ok: false, error: { code: 'MFA_ENROLMENT_REQUIRED' } });
  });
});

describe('changing the password', () => {
  const newPassword = 'nine rivers under one bridge';

  test.each([
    ['the current one is not right', { currentPassword: 'not it' }, 'currentPassword'],
    ['the new one is too short', { newPassword: 'short' }, 'newPassword'],
    ['the new one is on the lists', { newPassword: '1q2w3e4r5t6y' }, 'newPassword'],
  ])('is refused when %s', async (_why, change, field) => {
    const context = await signedIn('PORTFOLIO_MANAGER', b);
    const { password: currentPassword } = userOf('PORTFOLIO_MANAGER', b);
    const input = { currentPassword, newPassword, ip: IP, ...change };
    const refused = await changePassword(context, deps, input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });

  test('needs a code shown just now, and ends all other sessions', async () => {
    const user = userOf('COMPLIANCE_OFFICER', b);
    const { context, tokens } = await signInSeeded(deps, b, user);
    const other = await signInSeeded(deps, b, user);
    const input = { currentPassword: user.password, newPassword, ip: IP };
    const late = { ...context, actor: { ...context.actor, steppedUpAt: new Date(0) } };
    expect(await changePassword(late as TenantContext, deps, input)).toMatchObject({
      error: { code: 'STEP_UP_REQUIRED' },
    });
    must(await changePassword(context, deps, input));
    expect((await authenticateSession(deps, tokens.accessToken)).ok).toBe(true);
    expect((await authenticateSession(deps, other.tokens.accessToken)).ok).toBe(false);
    const origin = { ip: IP, userAgent: null };
    expect((await signIn(deps, { ...user, ...origin })).ok).toBe(false);
    expect((await signIn(deps, { ...user, password: newPassword, ...origin })).ok).toBe(true);
  });
});
