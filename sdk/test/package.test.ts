/** What a partner installs: no run-time dependency, nothing of Node alone, the version it claims. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { SDK_VERSION } from '../src/version.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
};
const sources = readdirSync(join(folder, 'src'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing\//.test(name));

describe('the package', () => {
  it('has no run-time dependency', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(manifest.peerDependencies ?? {}).toEqual({});
  });

  it('tells the server the version that it has', () => {
    expect(SDK_VERSION).toBe(manifest.version);
  });

  it.each(sources)('%s imports only its own files and uses nothing of Node alone', (name) => {
    // Comments hold examples, which are programs of partners.
    const source = readFileSync(join(folder, 'src', name), 'utf8');
    const text = source.replaceAll(/\/\*\*[^]*?\*\//g, '');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(imported.filter((path) => path?.startsWith('.') !== true)).toEqual([]);
    expect(text).not.toMatch(/\b(process\.\w|Buffer\.|require\(|setImmediate)/);
    expect(text).not.toMatch(/\bconsole\./);
  });
});
