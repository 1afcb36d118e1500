/** Invitations by mail: they let one person in once, in time, and nobody else. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { acceptInvitation } from '../identity/accept-invitation.js';
import { inviteUser, resendInvitation } from '../identity/invite-user.js';
import { revokeInvitation } from '../identity/revoke-invitation.js';
import { must } from '../testing/index.js';
import { GOOD_PASSWORD, link, LINK_INVALID, useMails, userOf } from '../testing/mail-world.js';

const DAY_MS = 86_400_000;
const world = useMails();

describe('an invitation', () => {
  test('lets the person choose a password and sign in', async () => {
    const { email, token } = await world.invited();
    expect(must(await acceptInvitation(world.here.deps, link(token)))).toEqual({ email });
    expect(must(await world.enter(email, GOOD_PASSWORD))).toBeDefined();
  });

  test('lets nobody in before it is accepted', async () => {
    const { email } = await world.invited();
    expect(await world.enter(email, GOOD_PASSWORD)).toMatchObject({
      error: { code: 'SIGN_IN_FAILED' },
    });
  });

  test('works once, also when two come at the same time', async () => {
    const { token } = await world.invited();
    const both = await Promise.all(
      [link(token), link(token)].map((at) => acceptInvitation(world.here.deps, at)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await acceptInvitation(world.here.deps, link(token))).toEqual(LINK_INVALID);
  });

  test('ends after seven days', async () => {
    const { token } = await world.invited();
    world.clock.advance(7 * DAY_MS);
    expect(await acceptInvitation(world.here.deps, link(token))).toEqual(LINK_INVALID);
  });

  test('ends when a new one is sent or it is taken back', async () => {
    const first = await world.invited();
    must(await resendInvitation(world.here.a.context, world.here.deps, first));
    expect(await acceptInvitation(world.here.deps, link(first.token))).toEqual(LINK_INVALID);
    const { userId } = first;
    must(
      await revokeInvitation(world.here.a.context, world.here.deps, {
        userId,
        reason: 'wrong person',
      }),
    );
    await rm(join(world.here.outbox), { recursive: true });
    await world.sendDue();
    expect(
      await acceptInvitation(world.here.deps, link(await world.tokenOf('accept-invitation'))),
    ).toEqual(LINK_INVALID);
    expect(await resendInvitation(world.here.a.context, world.here.deps, first)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('is sent again so often and no more', async () => {
    const { userId } = await world.invited();
    const answers = [];
    for (let time = 0; time < 6; time += 1) {
      answers.push(await resendInvitation(world.here.a.context, world.here.deps, { userId }));
    }
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(answers.at(-1)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });

  test('is refused with a poor password and can still be accepted', async () => {
    const { token } = await world.invited();
    expect(await acceptInvitation(world.here.deps, link(token, 'password1234'))).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'password' },
    });
    expect((await acceptInvitation(world.here.deps, link(token))).ok).toBe(true);
  });

  test('is sent to an address that signs in elsewhere, and tells only its receiver', async () => {
    const elsewhere = userOf(world.here.b, 'PORTFOLIO_MANAGER').email;
    must(
      await inviteUser(world.here.a.context, world.here.deps, {
        email: elsewhere,
        name: 'Somebody',
      }),
    );
    await world.sendDue();
    const token = await world.tokenOf('accept-invitation');
    expect(await acceptInvitation(world.here.deps, link(token))).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    });
  });

  test('is not sent twice to one address, in whatever case', async () => {
    const { email, name } = await world.invited();
    const again = await inviteUser(world.here.a.context, world.here.deps, {
      email: email.toUpperCase(),
      name,
    });
    expect(again).toMatchObject({ error: { code: 'NAME_TAKEN' } });
  });

  test.each(['', 'fdi_', `fdi_${'A'.repeat(64)}`, `fdw_${'A'.repeat(64)}`, 'x'.repeat(200)])(
    'is not found under %j',
    async (token) => {
      expect(await acceptInvitation(world.here.deps, link(token))).toEqual(LINK_INVALID);
    },
  );

  test('of one partner cannot be taken back or sent again by another', async () => {
    const { userId } = await world.invited();
    const notFound = { error: { code: 'NOT_FOUND' } };
    expect(await resendInvitation(world.here.b.context, world.here.deps, { userId })).toMatchObject(
      notFound,
    );
    const input = { userId, reason: 'not ours' };
    expect(await revokeInvitation(world.here.b.context, world.here.deps, input)).toMatchObject(
      notFound,
    );
  });

  test.each([' ', 'two\nlines', 'x'.repeat(501)])(
    'is not taken back without a reason that can be read: %j',
    async (reason) => {
      const { userId } = await world.invited();
      expect(
        await revokeInvitation(world.here.a.context, world.here.deps, { userId, reason }),
      ).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'reason' } });
    },
  );
});
