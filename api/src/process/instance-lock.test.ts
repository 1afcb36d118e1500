/** One system per home, whatever was killed before. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openHome, type HomePaths } from './home-directory.js';
import { acquireInstanceLock, runningInstance } from './instance-lock.js';
import { writePrivateJson } from './private-file.js';
import { startMark } from './process-identity.js';

describe('instance lock', () => {
  let base: string;
  let paths: HomePaths;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-lock-'));
    paths = openHome(join(base, '.fiducia'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const instance = (pid: number, mark: string) => ({
    pid,
    startMark: mark,
    url: 'http://localhost:4123',
    postgresPort: null,
    startedAt: new Date(0).toISOString(),
  });

  it('is held by one and free again after its release', () => {
    const lock = acquireInstanceLock(paths);
    expect(runningInstance(paths)?.pid).toBe(process.pid);
    lock.release();
    expect(runningInstance(paths)).toBeNull();
    acquireInstanceLock(paths).release();
  });

  it('says where the first system runs', () => {
    const lock = acquireInstanceLock(paths);
    expect(() => acquireInstanceLock(paths)).toThrow(`process ${process.pid} is still starting`);
    lock.announce({ url: 'http://localhost:4123', postgresPort: 5 });
    expect(() => acquireInstanceLock(paths)).toThrow(
      `process ${process.pid} answers at http://localhost:4123`,
    );
    lock.release();
  });

  it('is free when its process was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const mark = startMark(child.pid ?? 0) ?? '';
    writePrivateJson(paths.instanceFile, instance(child.pid ?? 0, mark));
    expect(() => acquireInstanceLock(paths)).toThrow('already runs');
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    acquireInstanceLock(paths).release();
  });

  it('is free when the number of its process belongs to another one now', () => {
    writePrivateJson(paths.instanceFile, instance(process.pid, 'another start'));
    acquireInstanceLock(paths).release();
  });

  it.each(['', 'not json', '{"pid":"x"}'])('is free when its file holds %j', (content) => {
    writeFileSync(paths.instanceFile, content);
    acquireInstanceLock(paths).release();
  });

  it('leaves no other file behind', () => {
    writeFileSync(paths.instanceFile, 'damaged');
    acquireInstanceLock(paths).release();
    expect(readdirSync(paths.root).sort()).toEqual(['logs', 'postgres']);
  });

  it('does not release a lock that another process has taken', () => {
    const lock = acquireInstanceLock(paths);
    writePrivateJson(paths.instanceFile, instance(process.ppid, startMark(process.ppid) ?? ''));
    lock.release();
    expect(existsSync(paths.instanceFile)).toBe(true);
  });
});
