/** Which directories another user may enter, decided as POSIX does. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { requireReachable } from './reachability.js';
import type { ServiceUser } from './service-user.js';

const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const stranger: ServiceUser = { name: 'postgres', uid: 64_321, gid: 64_321, groups: [64_321] };

describe('reachability', () => {
  let base: string;
  let inner: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-reach-'));
    inner = join(base, 'inner');
    mkdirSync(inner);
    chmodSync(base, 0o755);
    chmodSync(inner, 0o755);
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const check = (user: ServiceUser) => () => requireReachable(inner, user, 'its data');

  it('accepts a chain that everybody may enter', () => {
    expect(check(stranger)).not.toThrow();
  });

  it('asks only for the right to enter, not to list', () => {
    chmodSync(base, 0o711);
    expect(check(stranger)).not.toThrow();
  });

  it('names the closed directory, its mode and what to do', () => {
    chmodSync(base, 0o700);
    expect(check(stranger)).toThrow(
      `The directory ${base} (mode 0700) is closed to the user postgres`,
    );
    expect(check(stranger)).toThrow(/chmod o\+x .* FIDUCIA_HOME .* ordinary user\.$/);
  });

  it('lets a group in that the directory lets in', () => {
    chmodSync(base, 0o710);
    expect(check({ ...stranger, groups: [me.gid] })).not.toThrow();
    expect(check(stranger)).toThrow('is closed');
  });

  it('judges the owner by the owner’s rights alone', () => {
    chmodSync(inner, 0o077);
    expect(check({ ...stranger, uid: me.uid })).toThrow(`The directory ${inner}`);
    chmodSync(inner, 0o755);
  });
});
