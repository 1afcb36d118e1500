/** The built-in PostgreSQL through its life: created, killed, damaged, stopped. Real processes. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openHome, type HomePaths } from '../home-directory.js';
import { isAlive } from '../process-identity.js';
import { readPostmasterFile, stopLeftover } from './leftover.js';
import { startEmbeddedPostgres } from './server.js';

const PASSWORD = 'ab'.repeat(32);

describe('embedded PostgreSQL', () => {
  let base: string;
  let paths: HomePaths;

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-postgres-'));
    chmodSync(base, 0o755);
    paths = openHome(join(base, '.fiducia'));
  });
  afterAll(async () => {
    await stopLeftover(paths);
    rmSync(base, { recursive: true });
  });

  const start = () =>
    startEmbeddedPostgres(paths, { superuserPassword: PASSWORD, homeWasChosen: true });

  it('is created on the first start, after an interrupted one too', async () => {
    mkdirSync(paths.postgresUnfinished);
    writeFileSync(join(paths.postgresUnfinished, 'PG_VERSION'), '18');
    const server = await start();
    expect(server.isNew).toBe(true);
    expect(existsSync(paths.postgresUnfinished)).toBe(false);
    expect(statSync(paths.postgresData).mode & 0o777).toBe(0o700);
    await server.stop();
    await server.ended;
  });

  it('listens on the loopback address alone', async () => {
    const server = await start();
    expect(server.isNew).toBe(false);
    expect(await connects('127.0.0.1', server.port)).toBe(true);
    expect(await connects('::1', server.port)).toBe(false);
    await server.stop();
    expect(await connects('127.0.0.1', server.port)).toBe(false);
  });

  it('left over from a killed process is stopped before the next one starts', async () => {
    const first = await start();
    const second = await start();
    expect(second.leftover).toBe('STOPPED');
    expect(isAlive(first.pid)).toBe(false);
    await second.stop();
  });

  it('recovers from its own death', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start();
    expect(second.leftover).toBe('STALE_FILE');
    await second.stop();
  });

  it('never touches a process that only has the number of the old one', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pidFile = join(paths.postgresData, 'postmaster.pid');
    writeFileSync(
      pidFile,
      `${stranger.pid}\n${paths.postgresData}\n0\n5432\n\n127.0.0.1\n\nready\n`,
    );
    expect(readPostmasterFile(paths.postgresData)?.pid).toBe(stranger.pid);
    const server = await start();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    await server.stop();
    stranger.kill('SIGKILL');
  });

  it.each([
    ['global/pg_control', 'is damaged (global/pg_control is missing)'],
    ['PG_VERSION', 'is damaged (PG_VERSION is missing)'],
  ])('without %s is left alone and named', async (file, sentence) => {
    const path = join(paths.postgresData, file);
    renameSync(path, `${path}.away`);
    await expect(start()).rejects.toThrow(sentence);
    await expect(start()).rejects.toThrow('nothing was deleted');
    renameSync(`${path}.away`, path);
  });

  it('with a control file of nonsense is left alone and named', async () => {
    const path = join(paths.postgresData, 'global/pg_control');
    renameSync(path, `${path}.away`);
    writeFileSync(path, 'nonsense', { mode: 0o644 });
    await expect(start()).rejects.toThrow(/cannot be opened .* nothing was deleted/);
    rmSync(path);
    renameSync(`${path}.away`, path);
    const server = await start();
    await server.stop();
  });

  it('of another major version is left to the version that wrote it', async () => {
    const path = join(paths.postgresData, 'PG_VERSION');
    writeFileSync(path, '17\n');
    await expect(start()).rejects.toThrow(/belongs to PostgreSQL 17, this program brings 18/);
    writeFileSync(path, '18\n');
  });
});

describe.runIf(process.getuid?.() === 0)('embedded PostgreSQL of root', () => {
  let base: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-closed-')); // mode 0700
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('gets a place of its own below /var/lib when its user may not enter the default home', async () => {
    const paths = openHome(join(base, '.fiducia'));
    const options = { superuserPassword: PASSWORD, homeWasChosen: false };
    const first = await startEmbeddedPostgres(paths, options);
    await first.stop();
    const place = realpathSync(paths.postgres);
    expect(place).toMatch(/^\/var\/lib\/fiducia\/data-/);
    const second = await startEmbeddedPostgres(paths, options);
    expect(second.isNew).toBe(false);
    await second.stop();
    rmSync(place, { recursive: true });
  });

  it('never leaves a home that somebody chose', async () => {
    const paths = openHome(join(base, '.fiducia'));
    const options = { superuserPassword: PASSWORD, homeWasChosen: true };
    await expect(startEmbeddedPostgres(paths, options)).rejects.toThrow(
      `The directory ${base} (mode 0700) is closed to the user postgres`,
    );
  });
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
}
