import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { listAuditEntries } from '../audit/list-audit-entries.js';
import { newId } from '../ids.js';
import type { TenantContext } from '../context/tenant-context.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
  FakeClock,
  must,
  seedTwoTenants,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { rewrapSecrets, REWRAP_BATCH } from './rewrap-secrets.js';
import { rotateKeys, rotateOldKeys } from './rotate-keys.js';
import { openSecret, sealSecret } from './seal-secret.js';
import type { SealedSecret } from './seal-secret.js';
import { loadSecret, saveSecret } from './secret-records.js';
import { SecretsKeeper } from './secrets-keeper.js';

let server: TestDatabase;
let a: SeededTenant;
let b: SeededTenant;
let deps: TenantsDeps;
const clock = new FakeClock();

beforeAll(async () => {
  server = await startTestDatabase();
  deps = withRing();
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => server.stop());
beforeEach(async () => {
  deps = withRing();
  await server.asSuperuser('DELETE FROM sealed_secret');
});

function withRing(): TenantsDeps {
  const keyProvider = testKeyRing();
  return createTenantsDeps({ db: server.db, clock, apiKeyPepper: new Uint8Array(32), keyProvider });
}

async function store({ context }: SeededTenant, plaintext: string): Promise<SealedSecret> {
  const { tenantId } = context;
  const secret = { tenantId, purpose: 'venue', subjectId: newId(), plaintext } as const;
  const sealed = must(await sealSecret(deps, secret));
  await server.db.tenants.run(context, (tx) => saveSecret(tx, context, sealed));
  return sealed;
}

async function read(ctx: TenantContext, ref: SealedSecret): Promise<string> {
  const sealed = await server.db.tenants.run(ctx, (tx) => loadSecret(tx, ctx, ref));
  if (sealed === null) throw new Error('The secret is gone');
  return must(await openSecret(deps, sealed)).toString();
}

const counts = () => server.db.directory.countSecretsByKey();

test('after a rotation every secret of every tenant comes under the new key, and opens', async () => {
  const stored = [await store(a, 'of a'), await store(b, 'of b')];
  const { ring, version } = must(await rotateKeys(deps));
  expect(version).toBe(2);
  const newer = await store(a, 'sealed after the rotation');
  expect(await counts()).toEqual([
    { ring, version: 1, secrets: 2 },
    { ring, version: 2, secrets: 1 },
  ]);
  expect(must(await rewrapSecrets(deps))).toEqual({ ring, version: 2, secrets: 2, tenants: 2 });
  expect(await counts()).toEqual([{ ring, version: 2, secrets: 3 }]);
  const [ofA, ofB] = stored;
  if (ofA === undefined || ofB === undefined) throw new Error('Two were stored');
  expect(await read(a.context, ofA)).toBe('of a');
  expect(await read(b.context, ofB)).toBe('of b');
  expect(await read(a.context, newer)).toBe('sealed after the rotation');
  expect(must(await rewrapSecrets(deps))).toMatchObject({ secrets: 0 });
});

test('each batch leaves its audit entry in the tenant’s own log', async () => {
  await store(b, 'audited');
  const { ring } = must(await rotateKeys(deps));
  must(await rewrapSecrets(deps));
  const page = await listAuditEntries(b.context, deps, { first: 50 });
  const entries = JSON.stringify(page);
  expect(entries).toContain('secret.rewrap');
  expect(entries).toContain(ring);
});

describe('while secrets are wrapped anew', () => {
  test('readers read, two that wrap at once do each once, and more than a batch is done', async () => {
    const stored: SealedSecret[] = [];
    for (let index = 0; index < REWRAP_BATCH + 5; index += 1) {
      stored.push(await store(a, `secret ${index}`));
    }
    must(await rotateKeys(deps));
    let reading = true;
    const readers = [1, 2, 3].map(async (step) => {
      let reads = 0;
      for (let at = step; reading || reads < 20; at = (at * 7 + step) % stored.length) {
        const ref = stored[at];
        if (ref === undefined) throw new Error('There are that many');
        expect(await read(a.context, ref)).toBe(`secret ${at}`);
        reads += 1;
      }
      return reads;
    });
    const [one, two] = await Promise.all([rewrapSecrets(deps), rewrapSecrets(deps)]);
    reading = false;
    await Promise.all(readers);
    expect(must(one).secrets + must(two).secrets).toBe(stored.length);
    expect((await counts()).map(({ version }) => version)).toEqual([2]);
  });

  test('what one could not wrap stays as it was, and is wrapped when it can be', async () => {
    const sealed = await store(a, 'moved later');
    const former = deps;
    deps = withRing();
    expect(await rewrapSecrets(deps)).toMatchObject({ error: { code: 'KEYS_UNAVAILABLE' } });
    const active = former.secretKeys.active;
    if (active === null) throw new Error('There is one');
    const both = createTenantsDeps({
      ...{ db: server.db, clock, apiKeyPepper: new Uint8Array(32) },
      keyProvider: testKeyRing(),
      formerKeyProviders: [active],
    });
    must(await rewrapSecrets(both));
    deps = both;
    expect(await read(a.context, sealed)).toBe('moved later');
  });
});

test('the keys are rotated when they are due, by one of several processes', async () => {
  const keeper = () =>
    new SecretsKeeper({ ...deps, log: { warn: () => undefined } as never }, { rotationDays: 90 });
  const sealed = await store(a, 'aged');
  expect(await keeper().keepOnce()).toBe(0);
  clock.advance(90 * 24 * 60 * 60_000);
  await Promise.all([keeper().keepOnce(), keeper().keepOnce(), keeper().keepOnce()]);
  expect((await counts()).map(({ version }) => version)).toEqual([2]);
  expect(await rotateOldKeys(deps, 24 * 60 * 60_000)).toEqual({ ok: true, value: null });
  expect(await read(a.context, sealed)).toBe('aged');
});
