/** The whole system as a process: started, used, stopped, killed, started beside another. */
import { existsSync, readFileSync, statSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import { readPostmasterFile } from '../../src/process/embedded-postgres/leftover.js';
import { homePaths } from '../../src/process/home-directory.js';
import { isAlive } from '../../src/process/process-identity.js';
import { askForMoney, signInToDemo } from './support/demo-session.js';
import { runFiducia } from './support/run-command.js';
import {
  demoOf,
  spawnSystem,
  startSystem,
  temporaryBase,
  type RunningChild,
} from './support/running-system.js';

/** A start with initdb on a machine that does much else at the same time. */
const START_MS = 120_000;
/** Without the engine no bar moves the money between two looks at it. */
const STILL = ['--roles', 'gateway,jobs'];

describe('a running system', { timeout: START_MS }, () => {
  const { home, remove } = temporaryBase();
  const running: RunningChild[] = [];
  afterAll(async () => {
    for (const system of running) system.child.kill('SIGKILL');
    await remove();
  });

  const start = async (args: readonly string[] = []) => {
    const system = await startSystem(home, args);
    running.push(system);
    return system;
  };

  const moneyNow = async () => {
    const system = await start(STILL);
    const money = await askForMoney(system, await signInToDemo(system, demoOf(home)));
    expect(await system.stop()).toBe(0);
    return money;
  };

  it('lets the demo’s people in, stops cleanly, and has the same money when it starts again', async () => {
    const first = await start(['--speed', 'max']);
    const token = await signInToDemo(first, demoOf(home));
    expect((await askForMoney(first, token)).length).toBeGreaterThan(1);
    expect(await first.stop('SIGINT')).toBe(0);
    expect(first.stderr()).toBe('');

    const before = await moneyNow();
    expect(before.every(({ journal }) => journal.seq > 0)).toBe(true);
    expect(await moneyNow()).toEqual(before);
  });

  it('shows its secrets to its owner alone', () => {
    const { secretsFile, demoFile } = homePaths(home);
    expect(statSync(secretsFile).mode & 0o777).toBe(0o600);
    expect(statSync(demoFile).mode & 0o777).toBe(0o600);
    const log = readFileSync(`${homePaths(home).logs}/fiducia.log`, 'utf8');
    for (const { key } of demoOf(home).partners.flatMap(({ apiKeys }) => apiKeys)) {
      expect(log).not.toContain(key);
    }
    expect(log).not.toContain(demoOf(home).password);
  });

  it('refuses a second start beside it and says where the first one runs', async () => {
    const first = await start(STILL);
    const second = await runFiducia(['start', '--port', '0'], { env: { FIDUCIA_HOME: home } });
    expect(second.code).toBe(1);
    expect(second.stderr.trimEnd()).toBe(
      `Fiducia already runs on ${home}: process ${first.ready.pid} answers at ${first.ready.url}. ` +
        'Stop it first, or set FIDUCIA_HOME and --port for a second system.',
    );
    expect(await first.stop()).toBe(0);
  });

  it('refuses a port that is taken and says how to choose another', async () => {
    const first = await start(STILL);
    const other = temporaryBase();
    const port = new URL(first.ready.url).port;
    const second = await runFiducia(['start', '--port', port], {
      env: { FIDUCIA_HOME: other.home },
    });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken .*--port`));
    await other.remove();
    expect(await first.stop()).toBe(0);
  });

  it('stops the PostgreSQL of a killed process and goes on with the same money', async () => {
    const before = await moneyNow();
    const first = await start(STILL);
    const exit = new Promise((done) => first.child.once('exit', done));
    first.child.kill('SIGKILL');
    await exit;
    const leftover = readPostmasterFile(homePaths(home).postgresData)?.pid ?? 0;
    expect(isAlive(leftover)).toBe(true);
    expect(await moneyNow()).toEqual(before);
    expect(isAlive(leftover)).toBe(false);
  });

  it('stops by itself, with a sentence, when its PostgreSQL dies', async () => {
    const system = await start(STILL);
    const exit = new Promise((done) => system.child.once('exit', done));
    process.kill(readPostmasterFile(homePaths(home).postgresData)?.pid ?? 0, 'SIGKILL');
    expect(await exit).toBe(1);
    expect(system.stderr()).toContain('Fiducia stops, because the built-in PostgreSQL failed');
  });

  it('is stopped in the middle of its start without a trace', async () => {
    const other = temporaryBase();
    const { postgresUnfinished } = homePaths(other.home);
    const starting = spawnSystem(other.home);
    const soon = { timeout: START_MS, interval: 5 };
    await expect.poll(() => existsSync(postgresUnfinished), soon).toBe(true);
    starting.child.kill('SIGINT');
    expect(await starting.exited).toBe(0);
    expect(starting.stderr()).toBe('');
    expect(readPostmasterFile(homePaths(other.home).postgresData)).toBeNull();
    await other.remove();
  });
});
