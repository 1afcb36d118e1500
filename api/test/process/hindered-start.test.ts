/** What a machine may put in the way of a start: each gives one sentence and touches no data. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { homePaths } from '../../src/process/home-directory.js';
import { runFiducia, type CommandOptions } from './support/run-command.js';

const isRoot = process.getuid?.() === 0;
/** `nobody` on Linux and elsewhere: somebody else than root. */
const NOBODY = 65_534;

describe('a hindered start', { timeout: 30_000 }, () => {
  let base: string;
  let home: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-hindered-'));
    chmodSync(base, 0o755);
    home = join(base, '.fiducia');
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  async function expectRefusal(sentence: RegExp, options: CommandOptions = {}): Promise<void> {
    const env = { FIDUCIA_HOME: home, ...options.env };
    const { code, stdout, stderr } = await runFiducia(['start', '--port', '0'], {
      ...options,
      env,
    });
    expect(stderr.trimEnd()).toMatch(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  }

  it('by a home that belongs to somebody else', async () => {
    mkdirSync(home);
    chmodSync(home, isRoot ? 0o755 : 0o555);
    await expectRefusal(
      /cannot be written by this user: .*FIDUCIA_HOME/,
      isRoot ? { uid: NOBODY } : {},
    );
  });

  it('by a file where the home should be', async () => {
    writeFileSync(home, '');
    await expectRefusal(/is none: move it away or set FIDUCIA_HOME\.$/);
  });

  it.runIf(isRoot)('by a directory that the database’s user may not enter', async () => {
    chmodSync(base, 0o700);
    await expectRefusal(
      /\(mode 0700\) is closed to the user postgres, .* chmod o\+x .* FIDUCIA_HOME/,
    );
  });

  it.each(['', '{"layoutVersion":1}', 'garbage'])('by secrets that hold %j', async (content) => {
    mkdirSync(home);
    writeFileSync(homePaths(home).secretsFile, content);
    await expectRefusal(/secrets\.json is damaged .* nothing was deleted\.$/);
  });

  it('by a database without its secrets', async () => {
    const { postgresData } = homePaths(home);
    mkdirSync(postgresData, { recursive: true });
    await expectRefusal(/secrets\.json is missing while .* nothing was deleted\.$/);
    expect(existsSync(postgresData)).toBe(true);
  });

  it('by a database that answers nowhere', async () => {
    const env = {
      DATABASE_URL: 'postgres://fiducia_app:hunter2@127.0.0.1:1/fiducia',
      FIDUCIA_INSTALLATION_SECRET: 'ab'.repeat(32),
    };
    await expectRefusal(/^The database of DATABASE_URL does not answer \(ECONNREFUSED\)/, { env });
  });

  it('by a Redis that answers nowhere', async () => {
    await expectRefusal(/^Redis does not answer/, { env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  });

  it.runIf(canMount())('by a full disk', async () => {
    mkdirSync(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', home]);
    try {
      await expectRefusal(/^The disk that holds .* is full: free at least 500 MB/);
    } finally {
      execFileSync('umount', [home]);
    }
  });
});

/** Only root on a real machine may; containers mostly forbid it. */
function canMount(): boolean {
  if (!isRoot) return false;
  const directory = mkdtempSync(join(tmpdir(), 'fiducia-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory], {
      stdio: 'ignore',
    });
    execFileSync('umount', [directory]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
