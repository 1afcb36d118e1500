/** A new password: asked for with a code shown just now, and the end of all other sessions. */
import { describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { must, signInSeeded } from '../testing/index.js';
import { IP, useSecondFactors } from '../testing/second-factor-world.js';
import { authenticateSession } from './authenticate-session.js';
import { changePassword } from './change-password.js';
import { signIn } from './sign-in.js';

const world = useSecondFactors();

describe('changing the password', () => {
  const newPassword = 'nine rivers under one bridge';

  test.each([
    ['the current one is not right', { currentPassword: 'not it' }, 'currentPassword'],
    ['the new one is too short', { newPassword: 'short' }, 'newPassword'],
    ['the new one is on the lists', { newPassword: '1q2w3e4r5t6y' }, 'newPassword'],
  ])('is refused when %s', async (_why, change, field) => {
    const context = await world.signedIn('PORTFOLIO_MANAGER', world.b);
    const { password: currentPassword } = world.userOf('PORTFOLIO_MANAGER', world.b);
    const input = { currentPassword, newPassword, ip: IP, ...change };
    const refused = await changePassword(context, world.deps, input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });

  test('needs a code shown just now, and ends all other sessions', async () => {
    const user = world.userOf('COMPLIANCE_OFFICER', world.b);
    const { context, tokens } = await signInSeeded(world.deps, world.b, user);
    const other = await signInSeeded(world.deps, world.b, user);
    const input = { currentPassword: user.password, newPassword, ip: IP };
    const late = { ...context, actor: { ...context.actor, steppedUpAt: new Date(0) } };
    expect(await changePassword(late as TenantContext, world.deps, input)).toMatchObject({
      error: { code: 'STEP_UP_REQUIRED' },
    });
    must(await changePassword(context, world.deps, input));
    expect((await authenticateSession(world.deps, tokens.accessToken)).ok).toBe(true);
    expect((await authenticateSession(world.deps, other.tokens.accessToken)).ok).toBe(false);
    const origin = { ip: IP, userAgent: null };
    expect((await signIn(world.deps, { ...user, ...origin })).ok).toBe(false);
    expect((await signIn(world.deps, { ...user, password: newPassword, ...origin })).ok).toBe(true);
  });
});
