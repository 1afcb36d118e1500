/** The layers hold: dependencies run one way, packages are entered by their exports only. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGES, readSources } from './source-files.js';
import type { PackageName, SourceFile } from './source-files.js';

const MAY_IMPORT: Record<PackageName, readonly PackageName[]> = {
  tenants: [],
  engine: ['tenants'],
  api: ['tenants', 'engine', 'sdk'],
  sdk: [],
  'admin-web': ['sdk'],
};

/** Entry points that exist in the `exports` maps. */
const PUBLIC_ENTRIES = new Set([
  '@fiducia/tenants',
  '@fiducia/tenants/testing',
  '@fiducia/engine',
  '@fiducia/engine/simulation',
  '@fiducia/engine/strategy',
  '@fiducia/engine/campaign',
  '@fiducia/sdk',
]);

const PURE =
  /^engine\/src\/(kernel|domain|indicators|strategies|risk|simulation|backtest|research|analytics|calendars)\//;
const IMPURE = /^engine\/src\/(runtime|accounts|jobs|series|projections|venues|demo|campaign)\//;

const sources = PACKAGES.flatMap(readSources);
const isTest = (file: SourceFile): boolean => /\.test\.tsx?$|\/testing\//.test(file.path);
const production = sources.filter((file) => !isTest(file));

function violations(test: (file: SourceFile, imported: string) => boolean, files = sources) {
  return files.flatMap((file) =>
    file.imports.filter((name) => test(file, name)).map((name) => `${file.path} imports ${name}`),
  );
}

function resolved(file: SourceFile, imported: string): string {
  return posix.join(posix.dirname(file.path), imported);
}

describe('the import graph', () => {
  it('reads every package', () => {
    for (const name of PACKAGES) {
      expect(sources.filter((file) => file.package === name).length).toBeGreaterThan(3);
    }
  });

  it('runs one way: tenants ← engine ← api, sdk ← admin-web', () => {
    expect(
      violations((file, name) => {
        const target = /^@fiducia\/([a-z-]+)/.exec(name)?.[1];
        return (
          target !== undefined && !MAY_IMPORT[file.package].some((allowed) => allowed === target)
        );
      }),
    ).toEqual([]);
  });

  it('enters a package by its public entries only', () => {
    expect(
      violations((_, name) => name.startsWith('@fiducia/') && !PUBLIC_ENTRIES.has(name)),
    ).toEqual([]);
  });

  it('never reaches into another package by a relative path', () => {
    expect(
      violations(
        (file, name) =>
          name.startsWith('.') && !resolved(file, name).startsWith(`${file.package}/`),
      ),
    ).toEqual([]);
  });

  it('keeps test support out of production code', () => {
    expect(violations((_, name) => /(^|\/)testing(\/|$)/.test(name), production)).toEqual([]);
  });

  it('keeps the pure part of the engine free of the impure part and of node modules', () => {
    expect(
      violations(
        (file, name) =>
          PURE.test(file.path) &&
          (name.startsWith('.')
            ? IMPURE.test(resolved(file, name))
            : name.startsWith('@fiducia/') || (name.startsWith('node:') && name !== 'node:crypto')),
        production,
      ),
    ).toEqual([]);
  });
});
