/** What `npm start` and `npm test` do first, on a copy of the scripts with an npm of the test's own. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = fileURLToPath(new URL('../../../scripts', import.meta.url));

/** Stands for npm: writes what npm ci would leave behind, and what it was called with. */
const NPM = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync, copyFileSync, symlinkSync, chmodSync } from 'node:fs';
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_FAILS) { console.error('npm error network'); process.exit(1); }
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/node/bin', { recursive: true });
mkdirSync('node_modules/.bin', { recursive: true });
symlinkSync(process.execPath, 'node_modules/node/bin/node');
writeFileSync('node_modules/.bin/turbo', '#!/bin/sh\\necho built >> turbo-calls\\n[ -z "$BUILD_FAILS" ] || { echo "src/x.ts(1,1): error"; exit 1; }\\n');
chmodSync('node_modules/.bin/turbo', 0o755);
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
      'node_modules/@x/w': { link: true },
    },
  });

describe('preparation of the root commands', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fiducia-prepare-'));
    cpSync(scripts, join(root, 'scripts'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'));
    mkdirSync(join(root, 'tools'));
    writeFileSync(join(root, 'tools', 'npm-cli.js'), NPM);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const calls = (file: string) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').trim().split('\n') : [];

  function prepare(
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; said: string }> {
    const program = "import('./scripts/lib/prepare.mjs').then(({ prepare }) => prepare())";
    const child = spawn(process.execPath, ['-e', program], {
      cwd: root,
      env: { PATH: process.env['PATH'], npm_execpath: join(root, 'tools', 'npm-cli.js'), ...env },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((done) => child.on('close', (code) => done({ code, said })));
  }

  it('installs and builds on a fresh clone, development tools included', async () => {
    const { code, said } = await prepare({ NODE_ENV: 'production' });
    expect(code).toBe(0);
    expect(calls('npm-calls')).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=error']);
    expect(calls('turbo-calls')).toEqual(['built']);
    expect(said).toMatch(/Installing dependencies .*\nBuilding/);
  });

  it('installs no second time, but looks each time whether something is to be built', async () => {
    await prepare();
    await prepare();
    expect(calls('npm-calls')).toHaveLength(1);
    expect(calls('turbo-calls')).toHaveLength(2);
  });

  it('installs again when the lock file asks for other versions', async () => {
    await prepare();
    writeFileSync(join(root, 'package-lock.json'), lock('2.0.0'));
    later(join(root, 'package-lock.json'));
    await prepare();
    expect(calls('npm-calls')).toHaveLength(2);
  });

  it('does not install again when the lock file is only newer', async () => {
    await prepare();
    later(join(root, 'package-lock.json'));
    await prepare();
    expect(calls('npm-calls')).toHaveLength(1);
  });

  it('installs once when two commands begin at the same time', async () => {
    const results = await Promise.all([prepare(), prepare(), prepare()]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(calls('npm-calls')).toHaveLength(1);
  });

  it('goes on after a command that was killed while it installed', async () => {
    mkdirSync(join(root, '.turbo'));
    writeFileSync(join(root, '.turbo', 'setup.lock'), '999999999');
    expect((await prepare()).code).toBe(0);
  });

  it('shows npm’s own words and one sentence when the install fails', async () => {
    const { code, said } = await prepare({ NPM_FAILS: '1' });
    expect(code).toBe(1);
    expect(said).toMatch(/npm error network\nnpm ci failed: its messages are above\.\n$/);
  });

  it('shows the compiler’s words and one sentence when the build fails', async () => {
    const { code, said } = await prepare({ BUILD_FAILS: '1' });
    expect(code).toBe(1);
    expect(said).toMatch(/src\/x\.ts\(1,1\): error\nThe build failed: its messages are above\.\n$/);
  });
});

function later(path: string): void {
  const at = new Date(Date.now() + 60_000);
  utimesSync(path, at, at);
}
