import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import { must } from '../testing/index.js';
import { keyProviderContract } from '../testing/key-provider-contract.js';
import { createKeyDirectory, KeyFilesError, openKeyDirectory } from './key-directory.js';
import { StoredKeyRing } from './key-ring.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiducia-keys-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const tenant = newId<TenantId>();

describe('a ring of key files', () => {
  keyProviderContract(() => Promise.resolve(new StoredKeyRing(createKeyDirectory(directory))));

  test('is nothing before it is made, and the same when it is opened again', async () => {
    expect(openKeyDirectory(directory)).toBeNull();
    expect(openKeyDirectory(join(directory, 'nowhere'))).toBeNull();
    const first = new StoredKeyRing(createKeyDirectory(directory));
    const { plaintext, wrapped } = must(await first.createDataKey(tenant));
    const again = openKeyDirectory(directory);
    if (again === null) throw new Error('The directory holds a key');
    expect(must(await new StoredKeyRing(again).unwrapKey(tenant, wrapped))).toEqual(plaintext);
  });

  test('is readable by its owner alone, and leaves nothing half-written', async () => {
    const ring = new StoredKeyRing(createKeyDirectory(directory));
    must(await ring.rotate());
    expect(readdirSync(directory).sort()).toEqual(['ring-key.1.json', 'ring-key.2.json']);
    for (const name of readdirSync(directory)) {
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('sees at once what another process rotated', async () => {
    const here = new StoredKeyRing(createKeyDirectory(directory));
    const elsewhere = new StoredKeyRing(createOpened());
    must(await elsewhere.rotate());
    const { plaintext, wrapped } = must(await elsewhere.createDataKey(tenant));
    expect(must(await here.unwrapKey(tenant, wrapped))).toEqual(plaintext);
    expect(must(await here.keyVersion())).toBe(2);
  });

  test('whose file others may read is not used', async () => {
    createKeyDirectory(directory);
    chmodSync(join(directory, 'ring-key.1.json'), 0o644);
    expect(() => openKeyDirectory(directory)).toThrow(/can be read by others/);
  });

  test('whose file is damaged says so and names the file, not its content', () => {
    createKeyDirectory(directory);
    writeFileSync(join(directory, 'ring-key.1.json'), '{"key":"5ecre7"}', { mode: 0o600 });
    expect(() => openKeyDirectory(directory)).toThrow(KeyFilesError);
    expect(() => openKeyDirectory(directory)).toThrow(/ring-key\.1\.json is damaged/);
    expect(() => openKeyDirectory(directory)).not.toThrow(/5ecre7/);
  });

  test('that lost a version cannot be asked, which is an outage and no damage', async () => {
    const ring = new StoredKeyRing(createKeyDirectory(directory));
    const { wrapped } = must(await ring.createDataKey(tenant));
    must(await ring.rotate());
    rmSync(join(directory, 'ring-key.1.json'));
    expect(await ring.unwrapKey(tenant, wrapped)).toMatchObject({
      ok: false,
      error: { code: 'KEYS_UNAVAILABLE', why: expect.stringContaining('version 1') },
    });
  });

  test('is another one elsewhere, though its version has the same number', async () => {
    const here = new StoredKeyRing(createKeyDirectory(directory));
    const there = new StoredKeyRing(createKeyDirectory(join(directory, 'there')));
    expect(here.ring).not.toBe(there.ring);
    const { wrapped } = must(await here.createDataKey(tenant));
    await expect(there.unwrapKey(tenant, wrapped)).rejects.toThrow('changed');
  });
});

function createOpened() {
  const opened = openKeyDirectory(directory);
  if (opened === null) throw new Error('The directory holds a key');
  return opened;
}
