/** Second factors at the door: each code accepted once, guessing stopped, and recovery codes. */
import { describe, expect, test } from 'vitest';

import { createTenantsDeps } from '../tenants-deps.js';
import { must, SEED_TOTP_SECRET } from '../testing/index.js';
import {
  API_KEY_PEPPER,
  IP,
  STEP_MS,
  totp,
  useSecondFactors,
  WRONG,
} from '../testing/second-factor-world.js';
import { readSecondFactor, regenerateRecoveryCodes } from './manage-second-factor.js';
import { CHALLENGE_MS } from './signed-tokens.js';
import { stepUp } from './step-up.js';
import { totpCode } from './totp.js';

const world = useSecondFactors();

describe('signing in with a second factor', () => {
  test('gives a session that has shown it just now', async () => {
    const challenge = await world.challengeOf('TENANT_OWNER');
    const { context, enrolOnly } = must(await world.complete(challenge, totp(world.codeNow())));
    expect(context.actor).toMatchObject({ mfa: true, steppedUpAt: world.clock.now() });
    expect(context.environment).toBe('TEST');
    expect(enrolOnly).toBe(false);
  });

  test('accepts each code once, for whatever it is shown', async () => {
    const challenge = await world.challengeOf('TENANT_OWNER');
    const code = world.codeNow();
    const { context } = must(await world.complete(challenge, totp(code)));
    expect(await world.complete(challenge, totp(code))).toEqual(WRONG);
    expect(await stepUp(context, world.deps, { code, ip: IP })).toEqual(WRONG);
    // Nor an older one that was never shown.
    const older = totpCode(SEED_TOTP_SECRET, new Date(world.clock.now().getTime() - STEP_MS));
    expect(await world.complete(challenge, totp(older))).toEqual(WRONG);
    world.clock.advance(STEP_MS);
    expect((await stepUp(context, world.deps, { code: world.codeNow(), ip: IP })).ok).toBe(true);
  });

  test('accepts a code that comes at once in two processes once', async () => {
    const elsewhere = createTenantsDeps({
      ...{
        db: await world.server.open({ clock: world.clock }),
        apiKeyPepper: API_KEY_PEPPER,
        clock: world.clock,
        keyProvider: world.keyProvider,
      },
    });
    for (let round = 0; round < 5; round += 1) {
      world.clock.advance(2 * STEP_MS);
      const challenge = await world.challengeOf('TENANT_OWNER');
      const shown = totp(world.codeNow());
      const results = await Promise.all([
        world.complete(challenge, shown),
        world.complete(challenge, shown, '198.51.100.1', elsewhere),
        world.complete(challenge, shown, '198.51.100.2', elsewhere),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  test.each([
    ['a challenge that is too old', () => void world.clock.advance(CHALLENGE_MS)],
    [
      'a challenge from before a change of password',
      async () => {
        await world.deps.db.tenants.run(world.a.context, (tx) =>
          tx.query('UPDATE app_user SET password_changed_at = $2 WHERE id = $1', [
            world.userOf('RISK_OFFICER').userId,
            new Date(world.clock.now().getTime() + 1),
          ]),
        );
      },
    ],
  ])('is refused with %s', async (_what, meanwhile) => {
    const challenge = await world.challengeOf('RISK_OFFICER');
    await meanwhile();
    const expired = { ok: false, error: { code: 'SIGN_IN_EXPIRED' } };
    expect(await world.complete(challenge, totp(world.codeNow()))).toEqual(expired);
    expect(await world.complete('a.b.c', totp(world.codeNow()))).toEqual(expired);
    await world.deps.db.tenants.run(world.a.context, (tx) =>
      tx.query('UPDATE app_user SET password_changed_at = NULL'),
    );
  });

  test('is not helped by the challenge of somebody else', async () => {
    const challenge = await world.challengeOf('TENANT_OWNER', world.b);
    const { context } = must(await world.complete(challenge, totp(world.codeNow())));
    expect(context.tenantId).toBe(world.b.tenantId);
  });
});

describe('guessing codes', () => {
  const limited = { ok: false, error: { code: 'RATE_LIMITED' } };

  test('is stopped after five wrong ones on an account, from wherever they come', async () => {
    const challenge = await world.challengeOf('PORTFOLIO_MANAGER');
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await world.complete(challenge, totp('000000'), `192.0.2.${10 + guess}`)).toEqual(
        WRONG,
      );
    }
    expect(await world.complete(challenge, totp(world.codeNow()), '192.0.2.99')).toMatchObject(
      limited,
    );
    world.clock.advance(30 * 60_000);
    const later = await world.challengeOf('PORTFOLIO_MANAGER');
    expect((await world.complete(later, totp(world.codeNow()), '192.0.2.99')).ok).toBe(true);
  });

  test('many at once is stopped as well', async () => {
    const challenge = await world.challengeOf('PORTFOLIO_MANAGER');
    const guesses = Array.from({ length: 40 }, (_value, index) =>
      world.complete(challenge, totp('000000'), `192.0.2.${index}`),
    );
    const codes = (await Promise.all(guesses)).map((result) =>
      result.ok ? 'OK' : result.error.code,
    );
    expect(codes.filter((code) => code === 'MFA_CODE_INVALID')).toHaveLength(5);
  });

  test('is stopped after twenty wrong ones from a place, on whatever accounts', async () => {
    const roles = ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER'] as const;
    const people = [world.a, world.b].flatMap((tenant) =>
      roles.map((role) => world.challengeOf(role, tenant)),
    );
    const challenges = await Promise.all(people);
    for (let guess = 0; guess < 20; guess += 1) {
      const challenge = challenges[guess % 6] ?? '';
      expect(await world.complete(challenge, totp('000000'), '203.0.113.5')).toEqual(WRONG);
    }
    const challenge = await world.challengeOf('COMPLIANCE_OFFICER');
    expect(await world.complete(challenge, totp(world.codeNow()), '203.0.113.5')).toMatchObject(
      limited,
    );
    expect((await world.complete(challenge, totp(world.codeNow()), '203.0.113.6')).ok).toBe(true);
  });

  test('is forgotten after a right one, and right ones are never counted', async () => {
    for (let round = 0; round < 4; round += 1) {
      world.clock.advance(2 * STEP_MS);
      const challenge = await world.challengeOf('TENANT_OWNER');
      const ip = `198.51.100.${round}`;
      for (let guess = 0; guess < 4; guess += 1)
        await world.complete(challenge, totp('000000'), ip);
      expect((await world.complete(challenge, totp(world.codeNow()), ip)).ok).toBe(true);
    }
  });
});

describe('a recovery code', () => {
  test('lets its person in once, typed as people type it, and counts down', async () => {
    const context = await world.signedIn('PORTFOLIO_MANAGER');
    const { recoveryCodes } = must(await regenerateRecoveryCodes(context, world.deps));
    const [one = '', two = ''] = recoveryCodes;
    const shown = { kind: 'RECOVERY_CODE', code: one.toLowerCase().replaceAll('-', ' ') } as const;
    const challenge = await world.challengeOf('PORTFOLIO_MANAGER');
    expect((await world.complete(challenge, shown)).ok).toBe(true);
    expect(await world.complete(challenge, shown)).toEqual(WRONG);
    expect(await readSecondFactor(context, world.deps, false)).toMatchObject({
      recoveryCodesLeft: 9,
    });
    must(await regenerateRecoveryCodes(context, world.deps));
    expect(await world.complete(challenge, { kind: 'RECOVERY_CODE', code: two })).toEqual(WRONG);
  });

  test('of somebody else is none', async () => {
    const context = await world.signedIn('PORTFOLIO_MANAGER', world.b);
    const [code = ''] = must(await regenerateRecoveryCodes(context, world.deps)).recoveryCodes;
    const challenge = await world.challengeOf('PORTFOLIO_MANAGER');
    expect(await world.complete(challenge, { kind: 'RECOVERY_CODE', code })).toEqual(WRONG);
  });
});
