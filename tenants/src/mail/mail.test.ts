/** The outbox: mails leave once they are written, and keep their links to themselves. */
import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';

import { inviteUser } from '../identity/invite-user.js';
import { must } from '../testing/index.js';
import { useMails } from '../testing/mail-world.js';
import { smtpTransport } from './mail-transport.js';

const world = useMails();

describe('the outbox', () => {
  test('holds no link and no name in the open, and nothing of it after sending', async () => {
    const person = world.newPerson();
    must(await inviteUser(world.here.a.context, world.here.deps, person));
    const dump = async () =>
      JSON.stringify([
        (await world.here.superuser.query('SELECT * FROM mail')).rows,
        (await world.here.superuser.query(`SELECT * FROM sealed_secret WHERE purpose = 'mail'`))
          .rows,
      ]);
    expect(await dump()).not.toContain('accept-invitation');
    await world.sendDue();
    const { rows } = await world.here.superuser.query(
      `SELECT 1 FROM sealed_secret WHERE purpose = 'mail'`,
    );
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
      must(await inviteUser(world.here.a.context, world.here.deps, world.newPerson()));
      const states = [];
      for (let time = 0; time < 3; time += 1) {
        const transport = smtpTo();
        await world.sendDue(transport);
        transport.close();
        states.push((await world.here.superuser.query('SELECT status, problem FROM mail')).rows[0]);
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
      const person = world.newPerson();
      must(await inviteUser(world.here.a.context, world.here.deps, person));
      expect(await world.sendDue(transport)).toBe(1);
      expect(arrived[0]).toContain(person.email);
      expect(arrived[0]).toContain('robot@x.example');
      expect(arrived[0]).toContain(person.name);
    } finally {
      transport.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    }
  });
});
