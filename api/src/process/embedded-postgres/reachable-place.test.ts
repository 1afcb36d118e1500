/** Programs that the database's user cannot reach are copied to where it can. Root alone needs it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { REACHABLE_BASE, reachableBinaries } from './reachable-place.js';
import type { ServiceUser } from './service-user.js';

const user: ServiceUser = { name: 'postgres', uid: 64_321, gid: 64_321, groups: [64_321] };
const VERSION = '0.0.0-test';

describe.runIf(process.getuid?.() === 0)('programs behind a closed directory', () => {
  let base: string;
  const copy = join(REACHABLE_BASE, `postgresql-${VERSION}`);

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-programs-')); // mode 0700
    mkdirSync(join(base, 'native', 'bin'), { recursive: true });
    writeFileSync(join(base, 'package.json'), JSON.stringify({ version: VERSION }));
    for (const name of ['postgres', 'initdb', 'pg_ctl']) {
      writeFileSync(join(base, 'native', 'bin', name), name, { mode: 0o755 });
    }
  });
  afterEach(() => {
    rmSync(base, { recursive: true });
    rmSync(copy, { recursive: true, force: true });
  });

  const binaries = () => ({
    postgres: join(base, 'native/bin/postgres'),
    initdb: join(base, 'native/bin/initdb'),
    pgCtl: join(base, 'native/bin/pg_ctl'),
  });

  it('are copied once, readable and runnable by all, writable by root', () => {
    const first = reachableBinaries(binaries(), user);
    expect(first).toEqual({
      postgres: join(copy, 'bin/postgres'),
      initdb: join(copy, 'bin/initdb'),
      pgCtl: join(copy, 'bin/pg_ctl'),
    });
    expect(readFileSync(first.postgres, 'utf8')).toBe('postgres');
    expect(statSync(copy).mode & 0o777).toBe(0o755);
    const made = statSync(copy).ctimeMs;
    reachableBinaries(binaries(), user);
    expect(statSync(copy).ctimeMs).toBe(made);
  });
});
