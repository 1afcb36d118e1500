import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { newId } from '../../ids.js';
import type { TenantId } from '../../ids.js';
import { FakeClock, must } from '../../testing/index.js';
import { keyProviderContract } from '../../testing/key-provider-contract.js';
import { startVaultStandIn } from '../../testing/vault-stand-in.js';
import type { VaultStandIn } from '../../testing/vault-stand-in.js';
import type { VaultAuth } from './vault-auth.js';
import { VaultClient } from './vault-client.js';
import { VaultKeyRing } from './vault-key-ring.js';

let vault: VaultStandIn;
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiducia-vault-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));
beforeEach(async () => {
  vault = await startVaultStandIn();
});
afterEach(() => vault.stop());

const tenant = newId<TenantId>();
const clock = new FakeClock();

function fileOf(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, `${content}\n`, { mode: 0o600 });
  return path;
}

function appRole(): VaultAuth {
  const secretIdFile = fileOf('secret-id', vault.appRole.secretId);
  return { method: 'APP_ROLE', roleId: vault.appRole.roleId, secretIdFile };
}

function ringWith(auth: VaultAuth): VaultKeyRing {
  const pause = () => Promise.resolve();
  const client = new VaultClient({ address: vault.address, auth, clock, pause, timeoutMs: 200 });
  return new VaultKeyRing(client, { mount: 'transit', key: 'fiducia' });
}

async function open(auth: VaultAuth = appRole()): Promise<VaultKeyRing> {
  const ring = ringWith(auth);
  must(await ring.prepare());
  return ring;
}

describe('a ring in Vault', () => {
  keyProviderContract(() => open());

  test('is entered with a token from a file, which is read again when it was renewed', async () => {
    const tokenFile = fileOf('token', vault.rootToken);
    const ring = await open({ method: 'TOKEN_FILE', tokenFile });
    vault.expireTokens();
    vault.addToken('hvs.renewed');
    expect(await ring.keyVersion()).toMatchObject({ ok: false });
    fileOf('token', 'hvs.renewed');
    expect(await ring.keyVersion()).toEqual({ ok: true, value: 1 });
  });

  test('is entered again by AppRole when its token ended early, and before it ends', async () => {
    const ring = await open();
    vault.expireTokens();
    expect(await ring.keyVersion()).toEqual({ ok: true, value: 1 });
    const logins = () => vault.requests.filter((line) => line.includes('login')).length;
    const before = logins();
    must(await ring.keyVersion());
    expect(logins()).toBe(before);
    clock.advance(3_600_000 * 0.7);
    must(await ring.keyVersion());
    expect(logins()).toBe(before + 1);
  });

  test.each([
    ['a full server', { status: 503 }],
    ['too many requests', { status: 429 }],
    ['a broken connection', 'RESET'],
  ] as const)('is asked again after %s', async (_name, failure) => {
    const ring = await open();
    const { plaintext, wrapped } = must(await ring.createDataKey(tenant));
    vault.failNext(2, failure);
    expect(must(await ring.unwrapKey(tenant, wrapped))).toEqual(plaintext);
  });

  test('is given up after three attempts, and says what happened without a token', async () => {
    const ring = await open();
    const before = vault.requests.length;
    vault.failNext(9, { status: 503 });
    const answer = await ring.createDataKey(tenant);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'KEYS_UNAVAILABLE', why: 'Vault answers 503' },
    });
    expect(vault.requests.length - before).toBe(3);
  });

  test('that does not answer in time is unavailable', async () => {
    const ring = await open();
    vault.failNext(3, 'HANG');
    expect(await ring.createDataKey(tenant)).toMatchObject({
      error: { code: 'KEYS_UNAVAILABLE', why: 'Vault does not answer (no answer in time)' },
    });
  });

  test('is rotated once, though the answer is lost', async () => {
    const ring = await open();
    const before = vault.requests.length;
    vault.failNext(1, 'RESET');
    expect(await ring.rotate()).toMatchObject({ ok: false });
    expect(vault.requests.length - before).toBe(1);
  });

  test('that is not there at all is unavailable', async () => {
    const ring = await open();
    await vault.stop();
    expect(await ring.createDataKey(tenant)).toMatchObject({
      error: { code: 'KEYS_UNAVAILABLE', why: expect.stringContaining('ECONNREFUSED') },
    });
  });

  test('that forbids the old version is no damage: an operator can allow it again', async () => {
    const ring = await open();
    const { plaintext, wrapped } = must(await ring.createDataKey(tenant));
    must(await ring.rotate());
    vault.setMinDecryptionVersion('fiducia', 2);
    expect(await ring.unwrapKey(tenant, wrapped)).toMatchObject({
      error: { code: 'KEYS_UNAVAILABLE' },
    });
    vault.setMinDecryptionVersion('fiducia', 1);
    expect(must(await ring.unwrapKey(tenant, wrapped))).toEqual(plaintext);
  });

  test('whose key does not tell tenants apart is refused', async () => {
    vault.createKey('fiducia', false);
    expect(await ringWith(appRole()).prepare()).toMatchObject({
      error: { why: expect.stringContaining('not derived') },
    });
  });

  test.each<[string, () => VaultAuth]>([
    ['a wrong token', () => ({ method: 'TOKEN_FILE', tokenFile: fileOf('wrong', 'hvs.canary') })],
    ['no token file', () => ({ method: 'TOKEN_FILE', tokenFile: join(directory, 'nowhere') })],
    ['two lines', () => ({ method: 'TOKEN_FILE', tokenFile: fileOf('two', 'hvs.canary\nx: y') })],
    [
      'a wrong secret id',
      () => ({
        method: 'APP_ROLE',
        roleId: vault.appRole.roleId,
        secretIdFile: fileOf('wrong-id', 'hvs.canary'),
      }),
    ],
  ])('lets nobody in with %s, and repeats no secret', async (_name, auth) => {
    const answer = await ringWith(auth()).keyVersion();
    expect(answer).toMatchObject({ ok: false, error: { code: 'KEYS_UNAVAILABLE' } });
    expect(JSON.stringify(answer)).not.toContain('hvs.canary');
  });
});

test.each(['http://vault.example:8200', 'http://10.0.0.1:8200'])(
  '%s is no way to Vault',
  (address) => {
    const auth = { method: 'TOKEN_FILE', tokenFile: 'x' } as const;
    expect(() => new VaultClient({ address, auth, clock })).toThrow('https');
  },
);
