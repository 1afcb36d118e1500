/** Every direct dependency is pinned exactly and explained in docs/dependencies.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGES, REPOSITORY } from './source-files.js';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const direct = ['.', ...PACKAGES].flatMap((folder) => {
  const manifest = JSON.parse(read(join(folder, 'package.json'))) as Manifest;
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(
    ([name, version]) => ({ folder, name, version }),
  );
});
const external = direct.filter(({ name }) => !name.startsWith('@fiducia/'));
const lines = read('docs/dependencies.md').split('\n');

describe('direct dependencies', () => {
  it('are pinned to one exact version', () => {
    const loose = external.filter(
      ({ version }) => !/^(npm:[a-z@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('have the same version in every package', () => {
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of external) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  it('have a line in docs/dependencies.md with that version', () => {
    const missing = external.filter(({ name, version }) => {
      if (name.startsWith('@types/')) return false;
      const exact = version.replace(/^npm:.*@/, '');
      return !lines.some((line) => line.includes(`\`${name}\``) && line.includes(exact));
    });
    expect(missing).toEqual([]);
  });
});
