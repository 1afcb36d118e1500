import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findPostgresPrograms } from './embedded-binaries.js';

const version = `of-a-test-${process.pid}`;
const copied = join(tmpdir(), `fiducia-postgres-${version}`);
let root: string;
let native: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fiducia-native-'));
  native = join(root, 'package', 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  await writeFile(join(root, 'package', 'package.json'), JSON.stringify({ version }));
  for (const program of ['initdb', 'postgres']) {
    await writeFile(join(native, 'bin', program), `#!/bin/sh\n# ${program}\n`, { mode: 0o755 });
  }
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(copied, { recursive: true, force: true });
});

describe('the programs', () => {
  test('are used where they are when their user can reach them', async () => {
    await chmod(root, 0o755);
    const programs = await findPostgresPrograms(true, native);
    expect(programs.postgres).toBe(join(native, 'bin', 'postgres'));
  });

  test('are used where they are when they run as ourselves', async () => {
    await chmod(root, 0o700);
    const programs = await findPostgresPrograms(false, native);
    expect(programs.initdb).toBe(join(native, 'bin', 'initdb'));
  });

  test('are copied out of a directory that is closed to their user, once', async () => {
    await chmod(root, 0o700);
    const both = await Promise.all([
      findPostgresPrograms(true, native),
      findPostgresPrograms(true, native),
    ]);
    for (const { postgres } of both) {
      expect(postgres).toBe(join(copied, 'bin', 'postgres'));
      expect(await readFile(postgres, 'utf8')).toContain('# postgres');
    }
    expect((await stat(dirname(copied))).isDirectory()).toBe(true);
    expect((await stat(copied)).mode & 0o777).toBe(0o755);
  });

  test('are not run from a copy that somebody else could have changed', async () => {
    await chmod(root, 0o700);
    await mkdir(join(copied, 'bin'), { recursive: true });
    await writeFile(join(copied, 'bin', 'postgres'), '#!/bin/sh\n# evil\n', { mode: 0o755 });
    await chmod(copied, 0o777);
    await expect(findPostgresPrograms(true, native)).rejects.toThrow(/not ours/);
  });
});
