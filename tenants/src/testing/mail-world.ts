/** Two partners, an outbox on disk, and mails that leave when a test says so. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

import { inviteUser } from '../identity/invite-user.js';
import { signIn } from '../identity/sign-in.js';
import { MailSender } from '../mail/mail-sender.js';
import { fileTransport } from '../mail/mail-transport.js';
import type { MailTransport } from '../mail/mail-transport.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { FakeClock } from './fake-clock.js';
import { must, seedTwoTenants } from './seed-two-tenants.js';
import type { SeededTenant, SeededUser } from './seed-two-tenants.js';
import { startTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';
import { testKeyRing } from './test-keys.js';

export const GOOD_PASSWORD = 'seven quiet herons wade upstream';
export const LINK_INVALID = { ok: false, error: { code: 'LINK_INVALID' } };
const LINKS = { portalUrl: 'https://portal.example' };

/** What somebody sends who has followed the link of a mail. */
export const link = (token: string, password = GOOD_PASSWORD) => ({
  ...{ token, password },
  ...{ ip: '192.0.2.1', requestId: 'request-1' },
});

export function userOf(tenant: SeededTenant, role: SeededUser['role']): SeededUser {
  const user = tenant.users.find((candidate) => candidate.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return user;
}

/** Sets the file's hooks; each test begins with fresh counters, no mail and an empty outbox. */
export function useMails(): MailWorld {
  const world = new MailWorld();
  beforeAll(() => world.open());
  afterAll(() => world.close());
  beforeEach(() => world.refresh());
  afterEach(() => rm(world.here.outbox, { recursive: true }));
  return world;
}

interface Opened {
  readonly server: TestDatabase;
  readonly superuser: pg.Client;
  readonly deps: TenantsDeps & { readonly links: typeof LINKS };
  readonly a: SeededTenant;
  readonly b: SeededTenant;
  readonly outbox: string;
}

class MailWorld {
  readonly clock = new FakeClock();
  readonly #keyProvider = testKeyRing();
  #opened: Opened | null = null;
  #people = 0;

  get here(): Opened {
    if (this.#opened === null) throw new Error('The world opens before the first test');
    return this.#opened;
  }

  async open(): Promise<void> {
    const server = await startTestDatabase({ clock: this.clock });
    const superuser = new pg.Client({ connectionString: server.superuserUrl });
    await superuser.connect();
    const deps = this.#makeDeps(server);
    this.#opened = { server, superuser, deps, outbox: '', ...(await seedTwoTenants(deps)) };
  }

  async close(): Promise<void> {
    await this.here.superuser.end();
    await this.here.server.stop();
  }

  async refresh(): Promise<void> {
    const { server, superuser } = this.here;
    const outbox = await mkdtemp(join(tmpdir(), 'fiducia-outbox-'));
    this.#opened = { ...this.here, deps: this.#makeDeps(server), outbox };
    await superuser.query('DELETE FROM mail');
    await superuser.query(`DELETE FROM sealed_secret WHERE purpose = 'mail'`);
  }

  #makeDeps({ db }: TestDatabase): Opened['deps'] {
    const apiKeyPepper = new Uint8Array(32).fill(1);
    const parts = { db, apiKeyPepper, clock: this.clock, keyProvider: this.#keyProvider };
    return { ...createTenantsDeps(parts), links: LINKS };
  }

  /** The database's own clock decides what is due; a test that waits says so by moving rows. */
  async sendDue(
    transport: MailTransport = fileTransport(this.here.outbox, 'robot@x.example'),
  ): Promise<number> {
    const log = { warn: () => undefined };
    await this.here.superuser.query(
      `UPDATE mail SET next_attempt_at = '2000-01-01', claimed_until = NULL WHERE status = 'WAITING'`,
    );
    return new MailSender({ ...this.here.deps, transport, log }).sendOnce();
  }

  /** Text of every mail in the outbox, with the soft line ends of quoted-printable undone. */
  async received(): Promise<readonly string[]> {
    const { outbox } = this.here;
    const names = await readdir(outbox);
    const texts = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
    return texts.map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
  }

  async tokenOf(page: string): Promise<string> {
    const found = new RegExp(`portal\\.example/${page}#(\\S+)`);
    for (const text of await this.received()) {
      const token = found.exec(text)?.[1];
      if (token !== undefined) return token;
    }
    throw new Error(`No mail leads to ${page}`);
  }

  newPerson(): { readonly email: string; readonly name: string } {
    this.#people += 1;
    return { email: `person${this.#people}@alder.example`, name: `Person ${this.#people}` };
  }

  enter(email: string, password: string): ReturnType<typeof signIn> {
    return signIn(this.here.deps, { email, password, ip: '192.0.2.1', userAgent: null });
  }

  async invited() {
    const person = this.newPerson();
    const { a, deps } = this.here;
    const invitation = must(await inviteUser(a.context, deps, person));
    await this.sendDue();
    return { ...person, ...invitation, token: await this.tokenOf('accept-invitation') };
  }
}
