/** Copies of heads in object storage, and heads signed by Vault, against stand-ins of both. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { systemClock } from '../../clock.js';
import type { TenantContext } from '../../context/tenant-context.js';
import { newId } from '../../ids.js';
import type { TenantId } from '../../ids.js';
import { VaultClient } from '../../secrets/vault/vault-client.js';
import { createTenantsDeps } from '../../tenants-deps.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import { auditedTenant, SEED_ENTRIES } from '../../testing/audited-tenant.js';
import { startTestDatabase } from '../../testing/index.js';
import type { TestDatabase } from '../../testing/index.js';
import { STAND_IN_KEY, startObjectStorage } from '../../testing/object-storage-stand-in.js';
import type { ObjectStorageStandIn } from '../../testing/object-storage-stand-in.js';
import { openSigningHome } from '../../testing/signed-log.js';
import { sequenceTenant } from '../sequence-tenant.js';
import { checkHistory } from './check-history.js';
import { checkpointText, isSignedBy, rawPublicKey, writeNote } from './checkpoint-note.js';
import { copyHeads } from './copy-heads.js';
import { newestCheckpoint } from './checkpoints.js';
import { S3HeadCopies } from './s3-head-copies.js';
import { signTree } from './sign-tree.js';
import { VaultSigner } from './vault-signer.js';

let server: TestDatabase;
let deps: TenantsDeps;
let storage: ObjectStorageStandIn;
let copies: S3HeadCopies;
let ctx: TenantContext;
let counter = 0;

beforeAll(async () => {
  [server, storage] = await Promise.all([startTestDatabase(), startObjectStorage()]);
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  const config = { url: storage.url, region: 'eu-test-1', retentionDays: 30, ...STAND_IN_KEY };
  copies = new S3HeadCopies(config, systemClock);
});
afterAll(async () => {
  await Promise.all([server.stop(), storage.stop()]);
});
beforeEach(() => {
  storage.objects.clear();
});

async function signedTenant() {
  counter += 1;
  const home = openSigningHome();
  const audited = await auditedTenant(deps, `copied-${counter}`);
  ({ ctx } = audited);
  const signing = home.deps(server.db, { copies });
  await sequenceTenant(server.db.tenants, ctx.tenantId);
  await signTree(signing, ctx.tenantId);
  return { home, signing, audited };
}

describe('a copy', () => {
  test('is the note itself, locked for its days, each once and in order', async () => {
    const { home, signing } = await signedTenant();
    expect(await copyHeads(signing, ctx.tenantId)).toBeNull();
    const [[name, object] = ['', undefined]] = [...storage.objects];
    expect(name).toMatch(/^fiducia\/tnt_[0-9a-f]{32}\/0\/\d{16}\.note$/);
    expect(object?.body).toBe((await newestCheckpoint(ctx, deps))?.note);
    expect(object?.lockMode).toBe('COMPLIANCE');
    const days = (Date.parse(object?.retainUntil ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    storage.failNext(1, 500);
    expect(await copyHeads(signing, ctx.tenantId)).toBeNull();
    expect(storage.objects.size).toBe(1);
    home.remove();
  });

  test('of another head of the same size raises the alarm', async () => {
    const { home, signing } = await signedTenant();
    const place = { tenantId: ctx.tenantId, history: 0 };
    const head = { treeSize: BigInt(SEED_ENTRIES), rootHash: Buffer.alloc(32), note: 'another' };
    expect(await copies.put(place, head)).toBe('STORED');
    expect(await copies.put(place, head)).toBe('STORED');
    expect(await copyHeads(signing, ctx.tenantId)).toMatchObject({ kind: 'TWO_HEADS' });
    home.remove();
  });

  test('beyond the database shows that it was set back, even with the home set back as well', async () => {
    const { home, signing } = await signedTenant();
    const place = { tenantId: ctx.tenantId, history: 0 };
    const ahead = { treeSize: 500n, rootHash: Buffer.alloc(32), note: 'a later head' };
    await copies.put(place, ahead);
    expect(await checkHistory(signing, ctx.tenantId)).toMatchObject({
      kind: 'SET_BACK',
      sentence: expect.stringContaining('500 entries'),
    });
    home.remove();
  });

  test('is tried again when the storage is away, which stops nothing else', async () => {
    const { home, signing } = await signedTenant();
    storage.failNext(10, 503);
    await expect(copyHeads(signing, ctx.tenantId)).rejects.toThrow(/object storage answered 503/);
    expect(await checkHistory(signing, ctx.tenantId)).toBeNull();
    storage.failNext(0, 200);
    expect(await copyHeads(signing, ctx.tenantId)).toBeNull();
    expect(storage.objects.size).toBe(1);
    home.remove();
  }, 60_000);

  test('is refused with a key that is not right', async () => {
    const config = { url: storage.url, region: 'eu-test-1', retentionDays: 30 };
    const wrong = new S3HeadCopies(
      { ...config, accessKeyId: 'AKIDTEST', secretAccessKey: 'wrong' },
      systemClock,
    );
    const place = { tenantId: newId<TenantId>(), history: 0 };
    await expect(wrong.sizeBeyond(place, 0n)).rejects.toThrow(/answered 403/);
  });
});

/** Vault’s transit engine, as far as a key of type ed25519 goes. */
async function startTransit() {
  const versions: string[] = [];
  const rotate = () =>
    versions.push(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
  const vault = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const send = (status: number, data?: object) =>
        response.writeHead(status).end(data === undefined ? '' : JSON.stringify({ data }));
      if (request.headers['x-vault-token'] !== 'hvs.test') return void send(403);
      const key = `${request.method} ${request.url}`;
      if (key === 'POST /v1/transit/keys/fiducia-audit') return void (rotate(), send(204));
      if (versions.length === 0) return void send(404);
      if (key === 'GET /v1/transit/keys/fiducia-audit') {
        const keys = versions.map((pem, at) => {
          const raw = rawPublicKey(createPublicKey(createPrivateKey(pem)));
          return [String(at + 1), { public_key: raw.toString('base64') }];
        });
        return void send(200, { type: 'ed25519', keys: Object.fromEntries(keys) });
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { input: string };
      const newest = createPrivateKey(versions.at(-1) ?? '');
      const signed = sign(null, Buffer.from(body.input, 'base64'), newest).toString('base64');
      return void send(200, { signature: `vault:v${versions.length}:${signed}` });
    });
  });
  await new Promise<void>((resolve) => vault.listen(0, '127.0.0.1', resolve));
  const { port } = vault.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, rotate, stop: () => vault.close() };
}

test('Vault signs heads with its newest key, and its older ones still prove what they signed', async () => {
  const vault = await startTransit();
  const directory = mkdtempSync(join(tmpdir(), 'fiducia-vault-'));
  const tokenFile = join(directory, 'token');
  writeFileSync(tokenFile, 'hvs.test\n');
  const client = new VaultClient({
    ...{ address: vault.address, clock: systemClock },
    auth: { method: 'TOKEN_FILE', tokenFile },
  });
  const signer = new VaultSigner(client, { mount: 'transit', key: 'fiducia-audit' });
  const text = checkpointText('log/a', { treeSize: 3n, rootHash: Buffer.alloc(32, 1) });
  expect(await signer.publicKeys()).toHaveLength(1);
  const first = writeNote('log/a', text, await signer.sign(Buffer.from(text)));
  vault.rotate();
  const second = writeNote('log/a', text, await signer.sign(Buffer.from(text)));
  const keys = await signer.publicKeys();
  expect(second).not.toBe(first);
  expect(isSignedBy(second, keys.slice(0, 1))).toBe(true);
  expect(isSignedBy(first, keys.slice(0, 1))).toBe(false);
  expect(isSignedBy(first, keys)).toBe(true);
  vault.stop();
  rmSync(directory, { recursive: true });
});
