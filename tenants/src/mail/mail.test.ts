/** Mails leave once they are written, say what they should, and keep their links to themselves. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { acceptInvitation } from '../identity/accept-invitation.js';
import { inviteUser, resendInvitation } from '../identity/invite-user.js';
import { requestPasswordReset } from '../identity/request-password-reset.js';
import { resetPassword } from '../identity/reset-password.js';
import { resetSecondFactor } from '../identity/reset-second-factor.js';
import { revokeInvitation } from '../identity/revoke-invitation.js';
import { signIn } from '../identity/sign-in.js';
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
import { MailSender } from './mail-sender.js';
import { fileTransport, smtpTransport } from './mail-transport.js';
import type { MailTransport } from './mail-transport.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const GOOD_PASSWORD = 'seven quiet herons wade upstream';
const LINK_INVALID = { ok: false, error: { code: 'LINK_INVALID' } };
const links = { portalUrl: 'https://portal.example' };
const keyProvider = testKeyRing();

let server: TestDatabase;
let superuser: pg.Client;
let clock: FakeClock;
let deps: TenantsDeps & { links: typeof links };
let a: SeededTenant;
let b: SeededTenant;
let outbox: string;

beforeAll(async () => {
  clock = new FakeClock();
  server = await startTestDatabase({ clock });
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  deps = makeDeps();
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(async () => {
  await superuser.end();
  await server.stop();
});
beforeEach(async () => {
  deps = makeDeps();
  outbox = await mkdtemp(join(tmpdir(), 'fiducia-outbox-'));
  await superuser.query('DELETE FROM mail');
  await superuser.query(`DELETE FROM sealed_secret WHERE purpose = 'mail'`);
});
afterEach(() => rm(outbox, { recursive: true }));

function makeDeps() {
  const apiKeyPepper = new Uint8Array(32).fill(1);
  return { ...createTenantsDeps({ db: server.db, apiKeyPepper, clock, keyProvider }), links };
}

/** The database's own clock decides what is due; a test that waits says so by moving rows. */
async function sendDue(
  transport: MailTransport = fileTransport(outbox, 'robot@x.example'),
): Promise<number> {
  const log = { warn: () => undefined };
  await superuser.query(
    `UPDATE mail SET next_attempt_at = '2000-01-01', claimed_until = NULL WHERE status = 'WAITING'`,
  );
  return new MailSender({ ...deps, transport, log }).sendOnce();
}

/** Text of every mail in the outbox, with the soft line ends of quoted-printable undone. */
async function received(): Promise<readonly string[]> {
  const names = await readdir(outbox);
  const texts = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
  return texts.map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
}

async function tokenOf(page: string): Promise<string> {
  const found = new RegExp(`portal\\.example/${page}#(\\S+)`);
  for (const text of await received()) {
    const token = found.exec(text)?.[1];
    if (token !== undefined) return token;
  }
  throw new Error(`No mail leads to ${page}`);
}

let people = 0;
function newPerson() {
  people += 1;
  return { email: `person${people}@alder.example`, name: `Person ${people}` };
}

function userOf(tenant: SeededTenant, role: SeededUser['role']): SeededUser {
  const user = tenant.users.find((candidate) => candidate.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return user;
}

const link = (token: string, password = GOOD_PASSWORD) => ({
  ...{ token, password },
  ...{ ip: '192.0.2.1', requestId: 'request-1' },
});

const enter = (email: string, password: string) =>
  signIn(deps, { email, password, ip: '192.0.2.1', userAgent: null });

async function invited() {
  const person = newPerson();
  const invitation = must(await inviteUser(a.context, deps, person));
  await sendDue();
  return { ...person, ...invitation, token: await tokenOf('accept-invitation') };
}

describe('an invitation', () => {
  test('lets the person choose a password and sign in', async () => {
    const { email, token } = await invited();
    expect(must(await acceptInvitation(deps, link(token)))).toEqual({ email });
    expect(must(await enter(email, GOOD_PASSWORD))).toBeDefined();
  });

  test('lets nobody in before it is accepted', async () => {
    const { email } = await invited();
    expect(await enter(email, GOOD_PASSWORD)).toMatchObject({ error: { code: 'SIGN_IN_FAILED' } });
  });

  test('works once, also when two come at the same time', async () => {
    const { token } = await invited();
    const both = await Promise.all(
      [link(token), link(token)].map((at) => acceptInvitation(deps, at)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await acceptInvitation(deps, link(token))).toEqual(LINK_INVALID);
  });

  test('ends after seven days', async () => {
    const { token } = await invited();
    clock.advance(7 * DAY_MS);
    expect(await acceptInvitation(deps, link(token))).toEqual(LINK_INVALID);
  });

  test('ends when a new one is sent or it is taken back', async () => {
    const first = await invited();
    must(await resendInvitation(a.context, deps, first));
    expect(await acceptInvitation(deps, link(first.token))).toEqual(LINK_INVALID);
    const { userId } = first;
    must(await revokeInvitation(a.context, deps, { userId, reason: 'wrong person' }));
    await rm(join(outbox), { recursive: true });
    await sendDue();
    expect(await acceptInvitation(deps, link(await tokenOf('accept-invitation')))).toEqual(
      LINK_INVALID,
    );
    expect(await resendInvitation(a.context, deps, first)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('is sent again so often and no more', async () => {
    const { userId } = await invited();
    const answers = [];
    for (let time = 0; time < 6; time += 1) {
      answers.push(await resendInvitation(a.context, deps, { userId }));
    }
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(answers.at(-1)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });

  test('is refused with a poor password and can still be accepted', async () => {
    const { token } = await invited();
    expect(await acceptInvitation(deps, link(token, 'password1234'))).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'password' },
    });
    expect((await acceptInvitation(deps, link(token))).ok).toBe(true);
  });

  test('is sent to an address that signs in elsewhere, and tells only its receiver', async () => {
    const elsewhere = userOf(b, 'PORTFOLIO_MANAGER').email;
    must(await inviteUser(a.context, deps, { email: elsewhere, name: 'Somebody' }));
    await sendDue();
    const token = await tokenOf('accept-invitation');
    expect(await acceptInvitation(deps, link(token))).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    });
  });

  test('is not sent twice to one address, in whatever case', async () => {
    const { email, name } = await invited();
    const again = await inviteUser(a.context, deps, { email: email.toUpperCase(), name });
    expect(again).toMatchObject({ error: { code: 'NAME_TAKEN' } });
  });

  test.each(['', 'fdi_', `fdi_${'A'.repeat(64)}`, `fdw_${'A'.repeat(64)}`, 'x'.repeat(200)])(
    'is not found under %j',
    async (token) => {
      expect(await acceptInvitation(deps, link(token))).toEqual(LINK_INVALID);
    },
  );

  test('of one partner cannot be taken back or sent again by another', async () => {
    const { userId } = await invited();
    const notFound = { error: { code: 'NOT_FOUND' } };
    expect(await resendInvitation(b.context, deps, { userId })).toMatchObject(notFound);
    expect(await revokeInvitation(b.context, deps, { userId, reason: '' })).toMatchObject(notFound);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string, ip = '192.0.2.1') => requestPasswordReset(deps, { email, ip });
  const pending = async () =>
    (await superuser.query('SELECT name FROM password_reset_request')).rows.length;

  test('is replaced by the link of a mail, which ends every session', async () => {
    const user = userOf(a, 'COMPLIANCE_OFFICER');
    const session = await signInSeeded(deps, a, user);
    expect((await ask(` ${user.email.toUpperCase()}`)).ok).toBe(true);
    await sendDue();
    const token = await tokenOf('new-password');
    expect(must(await resetPassword(deps, link(token)))).toEqual({ email: user.email });
    expect(await enter(user.email, user.password)).toMatchObject({ ok: false });
    expect(await enter(user.email, GOOD_PASSWORD)).toMatchObject({ ok: true });
    const { rows } = await superuser.query('SELECT revoked_at FROM session WHERE id = $1', [
      session.context.actor.sessionId,
    ]);
    expect(rows).toMatchObject([{ revoked_at: expect.any(Date) as Date }]);
    expect(await resetPassword(deps, link(token))).toEqual(LINK_INVALID);
    await sendDue();
    expect((await received()).join()).toContain('was changed');
  });

  test('gets the same answer for an address that nobody has, and no mail', async () => {
    const [known, unknown] = [
      await ask(userOf(a, 'RISK_OFFICER').email),
      await ask('no@one.example'),
    ];
    expect(known).toEqual(unknown);
    expect(await pending()).toBe(2);
    await sendDue();
    expect(await received()).toHaveLength(1);
    expect(await pending()).toBe(0);
  });

  test('ends after half an hour, and with the next link', async () => {
    const { email } = userOf(a, 'RISK_OFFICER');
    await ask(email);
    await sendDue();
    const first = await tokenOf('new-password');
    clock.advance(30 * MINUTE_MS);
    expect(await resetPassword(deps, link(first))).toEqual(LINK_INVALID);
    await rm(outbox, { recursive: true });
    await ask(email);
    await sendDue();
    const second = await tokenOf('new-password');
    await ask(email);
    await sendDue();
    expect(await resetPassword(deps, link(second))).toEqual(LINK_INVALID);
  });

  test('fills nobody’s mailbox, without saying whose', async () => {
    const { email } = userOf(a, 'PORTFOLIO_MANAGER');
    for (let time = 0; time < 10; time += 1) expect(await ask(email)).toMatchObject({ ok: true });
    expect(await pending()).toBe(3);
    await sendDue();
  });

  test('comes to its owner, however often a stranger has asked elsewhere', async () => {
    const { email } = userOf(a, 'SUPPORT');
    for (let time = 0; time < 10; time += 1) await ask(email, '198.51.100.1');
    await sendDue();
    const before = (await received()).length;
    await ask(email, '203.0.113.1');
    await sendDue();
    expect(await received()).toHaveLength(before + 1);
  });

  test('is written of so often, from however many places', async () => {
    const { email } = userOf(a, 'CLIENT_READER');
    for (let place = 1; place <= 30; place += 1) await ask(email, `192.0.2.${place}`);
    expect(await pending()).toBe(20);
    await sendDue();
    await sendDue();
  });

  test('is asked for from one place so often and no more', async () => {
    const answers = [];
    for (let time = 0; time < 31; time += 1) answers.push(await ask(`p${time}@x.example`, '::7'));
    expect(answers.at(-1)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    await sendDue();
    await sendDue();
    expect(await pending()).toBe(0);
  });
});

describe('a second factor', () => {
  test('is told of by mail when somebody else takes it away', async () => {
    const { email, userId } = userOf(a, 'RISK_OFFICER');
    const { context } = await signInSeeded(deps, a, userOf(a, 'TENANT_OWNER'));
    must(await resetSecondFactor(context, deps, { userId, reason: 'lost telephone' }));
    await sendDue();
    const [mail = '', ...others] = await received();
    expect(others).toEqual([]);
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('Your second factor for');
    expect(mail).not.toContain('lost telephone');
  });
});

describe('the outbox', () => {
  test('holds no link and no name in the open, and nothing of it after sending', async () => {
    const person = newPerson();
    must(await inviteUser(a.context, deps, person));
    const dump = async () =>
      JSON.stringify([
        (await superuser.query('SELECT * FROM mail')).rows,
        (await superuser.query(`SELECT * FROM sealed_secret WHERE purpose = 'mail'`)).rows,
      ]);
    expect(await dump()).not.toContain('accept-invitation');
    await sendDue();
    const { rows } = await superuser.query(`SELECT 1 FROM sealed_secret WHERE purpose = 'mail'`);
    expect(rows).toEqual([]);
  });

  test('tries again what a server put off, and gives up what it refused', async () => {
    const answers = [451, 550];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, callback) {
        const responseCode = answers.shift() ?? 250;
        if (responseCode === 250) callback();
        else callback(Object.assign(new Error('no'), { responseCode }));
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    const smtpTo = () =>
      smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'robot@x.example' });
    try {
      must(await inviteUser(a.context, deps, newPerson()));
      const states = [];
      for (let time = 0; time < 3; time += 1) {
        const transport = smtpTo();
        await sendDue(transport);
        transport.close();
        states.push((await superuser.query('SELECT status, problem FROM mail')).rows[0]);
      }
      expect(states).toEqual([
        { status: 'WAITING', problem: 'SMTP 451' },
        { status: 'GIVEN_UP', problem: 'SMTP 550' },
        { status: 'GIVEN_UP', problem: 'SMTP 550' },
      ]);
    } finally {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    }
  });

  test('speaks SMTP: sender, receiver and text arrive', async () => {
    const arrived: string[] = [];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, callback) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        stream.on('end', () => {
          arrived.push(`${session.envelope.rcptTo.map(({ address }) => address).join()}\n${text}`);
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'robot@x.example' });
    try {
      const person = newPerson();
      must(await inviteUser(a.context, deps, person));
      expect(await sendDue(transport)).toBe(1);
      expect(arrived[0]).toContain(person.email);
      expect(arrived[0]).toContain('robot@x.example');
      expect(arrived[0]).toContain(person.name);
    } finally {
      transport.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    }
  });
});
