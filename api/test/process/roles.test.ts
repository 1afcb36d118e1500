/** The roles in processes of their own on a PostgreSQL of the operator's: they find each other there. */
import { bootstrapRoles } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { homePaths, openHome } from '../../src/process/home-directory.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/process/embedded-postgres/server.js';
import { runFiducia } from './support/run-command.js';
import { startSystem, temporaryBase, type RunningChild } from './support/running-system.js';

/** A start with initdb on a machine that does much else at the same time. */
const START_MS = 240_000;
const PASSWORD = 'cd'.repeat(32);
const INSTALLATION_SECRET = 'ef'.repeat(32);

interface Listed {
  readonly id: string;
  readonly name: string;
}

describe('roles in several processes', { timeout: 60_000 }, () => {
  const server = temporaryBase();
  const { home, remove } = temporaryBase();
  let postgres: EmbeddedPostgres;
  let env: Record<string, string>;
  let engine: RunningChild;
  let gateway: RunningChild;

  beforeAll(async () => {
    const options = { superuserPassword: PASSWORD, homeWasChosen: true };
    postgres = await startEmbeddedPostgres(openHome(server.home), options);
    const names = { database: 'fiducia', appPassword: PASSWORD, ownerPassword: PASSWORD };
    await bootstrapRoles(postgres.superuserUrl, names);
    env = {
      DATABASE_URL: postgres.url('fiducia_app', PASSWORD, 'fiducia'),
      FIDUCIA_INSTALLATION_SECRET: INSTALLATION_SECRET,
    };
  }, START_MS);
  afterAll(async () => {
    await postgres.stop();
    await remove();
    await server.remove();
  });

  const start = (roles: string, more: Record<string, string> = {}) =>
    startSystem(home, ['--roles', roles, '--demo'], { ...env, ...more });

  it('need the secret of the installation, the same for all', async () => {
    const { DATABASE_URL } = env as { DATABASE_URL: string };
    const { code, stderr } = await runFiducia(['start', '--port', '0'], {
      env: { FIDUCIA_HOME: home, DATABASE_URL },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('FIDUCIA_INSTALLATION_SECRET is needed');
  });

  it('do not start on a database that nobody has migrated', async () => {
    const { code, stderr } = await runFiducia(['start', '--port', '0'], {
      env: { FIDUCIA_HOME: home, ...env },
    });
    expect(code).toBe(1);
    expect(stderr.trimEnd()).toMatch(
      /^The database of DATABASE_URL is not up to date .*DATABASE_OWNER_URL/,
    );
  });

  it(
    'migrate where they are given the owner’s address, and both set up one demo',
    async () => {
      const owner = { DATABASE_OWNER_URL: postgres.url('fiducia_owner', PASSWORD, 'fiducia') };
      gateway = await start('gateway,jobs', owner);
      engine = await start('engine');
      expect(gateway.ready.url).toMatch(/^http/);
      expect(engine.ready.url).toBeNull();
    },
    START_MS,
  );

  it('let the engine of one process execute what another one was asked for', async () => {
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await runFiducia([...args, '--json'], {
        env: { FIDUCIA_HOME: home },
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout);
    };
    // Its mandate keeps room for orders by hand, wherever the replay has come to.
    const accounts = (await run('accounts')) as readonly Listed[];
    const account = accounts.find(({ name }) => name === 'Castellanos Balanced');
    const order = ['--symbol', 'SP500', '--side', 'buy', '--quantity', '1', '--type', 'limit'];
    const placed = await run('orders', 'place', account?.id ?? '', ...order, '--limit-price', '1');
    expect(['SUBMITTED', 'ACCEPTED']).toContain(placed.status);
  });

  it(
    'go on when the engine is killed and started again',
    async () => {
      const exited = new Promise((done) => engine.child.once('exit', done));
      engine.child.kill('SIGKILL');
      await exited;
      engine = await start('engine');
      expect(await engine.stop()).toBe(0);
      expect(await gateway.stop()).toBe(0);
      expect(homePaths(home).postgresData).not.toBe(homePaths(server.home).postgresData);
    },
    START_MS,
  );
});
