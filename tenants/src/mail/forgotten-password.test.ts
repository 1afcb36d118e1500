/** Forgotten passwords by mail, and what else is told of a person’s way in. */
import { rm } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { requestPasswordReset } from '../identity/request-password-reset.js';
import { resetPassword } from '../identity/reset-password.js';
import { resetSecondFactor } from '../identity/reset-second-factor.js';
import { must, signInSeeded } from '../testing/index.js';
import { GOOD_PASSWORD, link, LINK_INVALID, useMails, userOf } from '../testing/mail-world.js';

const MINUTE_MS = 60_000;
const world = useMails();

describe('a forgotten password', () => {
  const ask = (email: string, ip = '192.0.2.1') =>
    requestPasswordReset(world.here.deps, { email, ip });
  const pending = async () =>
    (await world.here.superuser.query('SELECT name FROM password_reset_request')).rows.length;

  test('is replaced by the link of a mail, which ends every session', async () => {
    const user = userOf(world.here.a, 'COMPLIANCE_OFFICER');
    const session = await signInSeeded(world.here.deps, world.here.a, user);
    expect((await ask(` ${user.email.toUpperCase()}`)).ok).toBe(true);
    await world.sendDue();
    const token = await world.tokenOf('new-password');
    expect(must(await resetPassword(world.here.deps, link(token)))).toEqual({ email: user.email });
    expect(await world.enter(user.email, user.password)).toMatchObject({ ok: false });
    expect(await world.enter(user.email, GOOD_PASSWORD)).toMatchObject({ ok: true });
    const { rows } = await world.here.superuser.query(
      'SELECT revoked_at FROM session WHERE id = $1',
      [session.context.actor.sessionId],
    );
    expect(rows).toMatchObject([{ revoked_at: expect.any(Date) as Date }]);
    expect(await resetPassword(world.here.deps, link(token))).toEqual(LINK_INVALID);
    await world.sendDue();
    expect((await world.received()).join()).toContain('was changed');
  });

  test('gets the same answer for an address that nobody has, and no mail', async () => {
    const [known, unknown] = [
      await ask(userOf(world.here.a, 'RISK_OFFICER').email),
      await ask('no@one.example'),
    ];
    expect(known).toEqual(unknown);
    expect(await pending()).toBe(2);
    await world.sendDue();
    expect(await world.received()).toHaveLength(1);
    expect(await pending()).toBe(0);
  });

  test('ends after half an hour, and with the next link', async () => {
    const { email } = userOf(world.here.a, 'RISK_OFFICER');
    await ask(email);
    await world.sendDue();
    const first = await world.tokenOf('new-password');
    world.clock.advance(30 * MINUTE_MS);
    expect(await resetPassword(world.here.deps, link(first))).toEqual(LINK_INVALID);
    await rm(world.here.outbox, { recursive: true });
    await ask(email);
    await world.sendDue();
    const second = await world.tokenOf('new-password');
    await ask(email);
    await world.sendDue();
    expect(await resetPassword(world.here.deps, link(second))).toEqual(LINK_INVALID);
  });

  test('fills nobody’s mailbox, without saying whose', async () => {
    const { email } = userOf(world.here.a, 'PORTFOLIO_MANAGER');
    for (let time = 0; time < 10; time += 1) expect(await ask(email)).toMatchObject({ ok: true });
    expect(await pending()).toBe(3);
    await world.sendDue();
  });

  test('comes to its owner, however often a stranger has asked elsewhere', async () => {
    const { email } = userOf(world.here.a, 'SUPPORT');
    for (let time = 0; time < 10; time += 1) await ask(email, '198.51.100.1');
    await world.sendDue();
    const before = (await world.received()).length;
    await ask(email, '203.0.113.1');
    await world.sendDue();
    expect(await world.received()).toHaveLength(before + 1);
  });

  test('is written of so often, from however many places', async () => {
    const { email } = userOf(world.here.a, 'CLIENT_READER');
    for (let place = 1; place <= 30; place += 1) await ask(email, `192.0.2.${place}`);
    expect(await pending()).toBe(20);
    await world.sendDue();
    await world.sendDue();
  });

  test('is asked for from one place so often and no more', async () => {
    const answers = [];
    for (let time = 0; time < 31; time += 1) answers.push(await ask(`p${time}@x.example`, '::7'));
    expect(answers.at(-1)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    await world.sendDue();
    await world.sendDue();
    expect(await pending()).toBe(0);
  });
});

describe('a second factor', () => {
  test('is told of by mail when somebody else takes it away', async () => {
    const { email, userId } = userOf(world.here.a, 'RISK_OFFICER');
    const { context } = await signInSeeded(
      world.here.deps,
      world.here.a,
      userOf(world.here.a, 'TENANT_OWNER'),
    );
    must(await resetSecondFactor(context, world.here.deps, { userId, reason: 'lost telephone' }));
    await world.sendDue();
    const [mail = '', ...others] = await world.received();
    expect(others).toEqual([]);
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('Your second factor for');
    expect(mail).not.toContain('lost telephone');
  });
});
