/** The installation's secrets: made once, kept private, never replaced beside a database. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openHome, type HomePaths } from './home-directory.js';
import { openInstallationSecrets } from './installation-secrets.js';

describe('installation secrets', () => {
  let base: string;
  let paths: HomePaths;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-secrets-'));
    paths = openHome(join(base, '.fiducia'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('are made once and read again', () => {
    const first = openInstallationSecrets(paths);
    expect(openInstallationSecrets(paths)).toEqual(first);
    const { superuserPassword, ownerPassword, appPassword, installationSecret } = first;
    expect(new Set([superuserPassword, ownerPassword, appPassword, installationSecret]).size).toBe(
      4,
    );
  });

  it('are readable by their owner alone', () => {
    openInstallationSecrets(paths);
    expect(statSync(paths.secretsFile).mode & 0o777).toBe(0o600);
  });

  it('are not made anew beside an existing database', () => {
    openInstallationSecrets(paths);
    mkdirSync(paths.postgresData);
    rmSync(paths.secretsFile);
    expect(() => openInstallationSecrets(paths)).toThrow(/is missing while .* nothing was deleted/);
  });

  it.each(['', '{', '{}', '[]'])('stop the start when the file holds %j', (content) => {
    writeFileSync(paths.secretsFile, content);
    expect(() => openInstallationSecrets(paths)).toThrow(/is damaged .* nothing was deleted\.$/);
    expect(readFileSync(paths.secretsFile, 'utf8')).toBe(content);
  });

  it('of a later layout are left to the later version', () => {
    const secrets = openInstallationSecrets(paths);
    writeFileSync(paths.secretsFile, JSON.stringify({ ...secrets, layoutVersion: 2 }));
    expect(() => openInstallationSecrets(paths)).toThrow(/another version of Fiducia \(layout 2/);
  });

  it('name a home that is no directory', () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    expect(() => openHome(join(file, '.fiducia'))).toThrow(/is none: move it away/);
  });
});
