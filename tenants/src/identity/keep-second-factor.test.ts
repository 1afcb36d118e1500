/** A second factor of one’s own: set up once, replaced, reset by others, shown again. */
import { describe, expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { RoleId } from '../ids.js';
import { provisionTenant } from '../hierarchy/provision-tenant.js';
import { freshCode, must, SEED_TOTP_SECRET, signInSeeded } from '../testing/index.js';
import type { SeededUser } from '../testing/index.js';
import { IP, STEP_MS, useSecondFactors, WRONG } from '../testing/second-factor-world.js';
import { authenticateSession } from './authenticate-session.js';
import { confirmTotpEnrolment, ENROLMENT_MS, startTotpEnrolment } from './enrol-totp.js';
import { disableTotp, readSecondFactor, regenerateRecoveryCodes } from './manage-second-factor.js';
import { presetTotp } from './preset-totp.js';
import { STEP_UP_MS } from './require-step-up.js';
import { resetSecondFactor } from './reset-second-factor.js';
import { signIn } from './sign-in.js';
import { stepUp } from './step-up.js';

const world = useSecondFactors();

describe('setting one up', () => {
  test('is all that somebody can do whose role asks for one', async () => {
    const user = world.userOf('RISK_OFFICER', world.b);
    must(
      await resetSecondFactor(await world.signedIn('TENANT_OWNER', world.b), world.deps, {
        ...{ userId: user.userId, reason: 'a lost telephone' },
      }),
    );
    const begun = must(await signIn(world.deps, { ...user, ip: IP, userAgent: null }));
    if (begun.kind !== 'SIGNED_IN') throw new Error('there is nothing to ask for');
    const { context, tokens, enrolOnly } = begun;
    expect({ enrolOnly, grants: context.grants }).toEqual({ enrolOnly: true, grants: [] });
    const before = must(await authenticateSession(world.deps, tokens.accessToken));
    expect({ ...before, context: null }).toMatchObject({ enrolOnly: true });
    expect(before.context.grants).toEqual([]);
    expect(await readSecondFactor(context, world.deps, true)).toMatchObject({
      required: true,
      enrolled: false,
    });
    const { secret, recoveryCodes } = await world.enrol(context);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(recoveryCodes).toHaveLength(10);
    const after = must(await authenticateSession(world.deps, tokens.accessToken));
    expect(after.enrolOnly).toBe(false);
    expect(after.context.grants).toHaveLength(1);
    expect(after.context.actor).toMatchObject({ mfa: true, steppedUpAt: world.clock.now() });
  });

  test('ends the person’s other sessions, which have shown the old one or none', async () => {
    const [context, other] = [
      await world.signedIn('TENANT_OWNER', world.b),
      await signInSeeded(world.deps, world.b, world.userOf('TENANT_OWNER', world.b)),
    ];
    world.clock.advance(STEP_MS);
    const { endedSessions } = await world.enrol(context);
    expect(endedSessions).toContain(other.context.actor.sessionId);
    expect((await authenticateSession(world.deps, other.tokens.accessToken)).ok).toBe(false);
  });

  test('needs a code of it, in time', async () => {
    const context = await world.signedIn('SUPPORT');
    const { secret } = must(
      await startTotpEnrolment(context, world.deps, { password: null, ip: IP }),
    );
    expect(await confirmTotpEnrolment(context, world.deps, { code: '000000', ip: IP })).toEqual(
      WRONG,
    );
    world.clock.advance(ENROLMENT_MS);
    const late = await confirmTotpEnrolment(context, world.deps, {
      code: world.codeNow(secret),
      ip: IP,
    });
    expect(late).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(await readSecondFactor(context, world.deps, false)).toMatchObject({ enrolled: false });
  });

  test('in a session of before needs the password', async () => {
    const context = await world.signedIn('SUPPORT');
    world.clock.advance(10 * 60_000);
    for (const password of [null, 'not the password']) {
      const refused = await startTotpEnrolment(context, world.deps, { password, ip: IP });
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', field: 'password' },
      });
    }
    const { password } = world.userOf('SUPPORT');
    expect((await startTotpEnrolment(context, world.deps, { password, ip: IP })).ok).toBe(true);
  });

  test('in place of another needs the other one first', async () => {
    const context = await world.signedIn('COMPLIANCE_OFFICER');
    world.clock.advance(STEP_UP_MS);
    const required = { ok: false, error: { code: 'STEP_UP_REQUIRED' } };
    expect(await startTotpEnrolment(context, world.deps, { password: null, ip: IP })).toEqual(
      required,
    );
    expect(await regenerateRecoveryCodes(context, world.deps)).toEqual(required);
    expect(await disableTotp(context, world.deps)).toEqual(required);
  });

  test('leaves no seed and no recovery code in the database', async () => {
    const context = await world.signedIn('SUPPORT');
    const { secret, recoveryCodes } = await world.enrol(context);
    for (const table of [
      'totp_factor',
      'sealed_secret',
      'recovery_code',
      'audit_entry',
      'audit_private',
    ]) {
      const { rows } = await world.deps.db.tenants.read(
        world.a.context,
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
      await resetSecondFactor(await world.signedIn('TENANT_OWNER'), world.deps, {
        ...{ userId: world.userOf('SUPPORT').userId, reason: 'end of the test' },
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
    const { tenantId } = must(await provisionTenant(world.deps, plan));
    const input = { userId: world.userOf('TENANT_OWNER').userId, secret: SEED_TOTP_SECRET };
    await expect(presetTotp(systemContext(tenantId, 'test'), world.deps, input)).rejects.toThrow(
      'TEST',
    );
  });
});

describe('a factor that is set up', () => {
  test('cannot be given up where a role asks for one', async () => {
    const context = await world.signedIn('TENANT_OWNER');
    expect(await disableTotp(context, world.deps)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    });
  });

  test('is reset by whoever manages people, never by oneself', async () => {
    const owner = await world.signedIn('TENANT_OWNER');
    const reset = (ctx: TenantContext, userId: SeededUser['userId']) =>
      resetSecondFactor(ctx, world.deps, { userId, reason: 'lost' });
    const denied = { ok: false, error: { code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' } };
    expect(await reset(owner, world.userOf('TENANT_OWNER').userId)).toEqual(denied);
    const reader = await world.signedIn('CLIENT_READER');
    expect(await reset(reader, world.userOf('RISK_OFFICER').userId)).toEqual(denied);
    const permissions = ['USER_READ', 'USER_MANAGE'] as const;
    const desk = {
      kind: 'CUSTOM_ROLE',
      roleId: newId<RoleId>(),
      name: 'Desk',
      permissions,
    } as const;
    const weaker = { ...owner, grants: [{ ...desk, scope: { type: 'ALL' } as const }] };
    expect(await reset(weaker, world.userOf('RISK_OFFICER').userId)).toMatchObject({
      error: { code: 'GRANT_EXCEEDS_OWN' },
    });
    const stranger = await reset(owner, world.userOf('RISK_OFFICER', world.b).userId);
    expect(stranger).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    world.clock.advance(STEP_UP_MS);
    const late = await reset(owner, world.userOf('RISK_OFFICER').userId);
    expect(late).toMatchObject({ ok: false, error: { code: 'STEP_UP_REQUIRED' } });
  });

  test('is shown again with a code, in this session and for nobody else', async () => {
    const { context, tokens } = await signInSeeded(
      world.deps,
      world.a,
      world.userOf('TENANT_OWNER'),
    );
    const other = await signInSeeded(world.deps, world.a, world.userOf('TENANT_OWNER'));
    world.clock.advance(STEP_UP_MS);
    const code = await freshCode(world.deps, world.a.tenantId, world.userOf('TENANT_OWNER'), IP);
    const { until } = must(await stepUp(context, world.deps, { code, ip: IP }));
    expect(until.getTime()).toBe(world.clock.now().getTime() + STEP_UP_MS);
    const now = async (token: string) =>
      must(await authenticateSession(world.deps, token)).context.actor;
    expect(await now(tokens.accessToken)).toMatchObject({ steppedUpAt: world.clock.now() });
    const before = new Date(world.clock.now().getTime() - STEP_UP_MS);
    expect(await now(other.tokens.accessToken)).toMatchObject({ steppedUpAt: before });
    const support = await world.signedIn('SUPPORT');
    const none = await stepUp(support, world.deps, { code, ip: IP });
    expect(none).toEqual({ ok: false, error: { code: 'MFA_ENROLMENT_REQUIRED' } });
  });
});
