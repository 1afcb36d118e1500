import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fail } from '../errors/result.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import {
  FakeClock,
  must,
  seedTwoTenants,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { DATA_KEY_MEMORY_MS } from './data-key-memory.js';
import type { KeyProvider } from './key-provider.js';
import { SecretDamagedError } from './key-provider.js';
import { openSecret, sealSecret } from './seal-secret.js';
import type { SealedSecret } from './seal-secret.js';
import { SecretKeys } from './secret-keys.js';
import { deleteSecret, loadSecret, saveSecret } from './secret-records.js';

const tenantId = newId<TenantId>();
const subjectId = newId();

/** Rings can be switched off, as a network does it. */
function breakable(ring: KeyProvider = testKeyRing()) {
  let down = false;
  let asked = 0;
  const unavailable = () =>
    Promise.resolve(fail({ code: 'KEYS_UNAVAILABLE' as const, why: 'connection refused' }));
  const answer = <Value>(work: () => Value) => {
    asked += 1;
    return down ? (unavailable() as never) : work();
  };
  const provider: KeyProvider = {
    ring: ring.ring,
    keyVersion: () => answer(() => ring.keyVersion()),
    createDataKey: (tenant) => answer(() => ring.createDataKey(tenant)),
    wrapKey: (tenant, key) => answer(() => ring.wrapKey(tenant, key)),
    unwrapKey: (tenant, key) => answer(() => ring.unwrapKey(tenant, key)),
    rewrapKey: (tenant, key) => answer(() => ring.rewrapKey(tenant, key)),
    rotate: () => answer(() => ring.rotate()),
  };
  return { provider, asked: () => asked, fall: () => (down = true), rise: () => (down = false) };
}

function keysOn(active: KeyProvider | null, clock = new FakeClock(), former: KeyProvider[] = []) {
  return { secretKeys: new SecretKeys({ active, former, clock }) };
}

describe('a sealed secret', () => {
  const deps = keysOn(testKeyRing());
  const seal = async (plaintext: string | Uint8Array, version = 1) =>
    must(await sealSecret(deps, { tenantId, purpose: 'totp', subjectId, version, plaintext }));

  test('opens to what was sealed, of any bytes and length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 8_192 }), async (plaintext) => {
        const sealed = await seal(plaintext);
        expect(must(await openSecret(deps, sealed))).toEqual(Buffer.from(plaintext));
      }),
      { numRuns: 30 },
    );
  });

  test('never looks the same twice', async () => {
    const [one, two] = [await seal('JBSWY3DPEHPK3PXP'), await seal('JBSWY3DPEHPK3PXP')];
    expect(one.payload.equals(two.payload)).toBe(false);
    expect(one.wrapped.text).not.toBe(two.wrapped.text);
  });

  test('with any one bit changed opens nothing', async () => {
    const sealed = await seal('JBSWY3DPEHPK3PXP');
    for (let bit = 0; bit < sealed.payload.length * 8; bit += 1) {
      const payload = Buffer.from(sealed.payload);
      payload.writeUInt8(payload.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await expect(openSecret(deps, { ...sealed, payload })).rejects.toThrow(SecretDamagedError);
    }
  });

  test.each<[string, (sealed: SealedSecret) => Partial<SealedSecret>]>([
    ['tenant', () => ({ tenantId: newId<TenantId>() })],
    ['purpose', () => ({ purpose: 'venue' })],
    ['subject', () => ({ subjectId: newId() })],
    ['version', () => ({ version: 2 })],
    ['key version', ({ wrapped }) => ({ wrapped: { ...wrapped, version: 2 } })],
  ])('opens nothing in the place of another %s', async (_what, change) => {
    const ring = testKeyRing();
    must(await ring.rotate());
    const own = keysOn(ring);
    const sealed = must(
      await sealSecret(own, { tenantId, purpose: 'totp', subjectId, plaintext: 'x' }),
    );
    const wrapped = { ...sealed.wrapped, version: sealed.wrapped.version - 1 };
    const moved =
      _what === 'key version' ? { ...sealed, wrapped } : { ...sealed, ...change(sealed) };
    await expect(openSecret(own, moved)).rejects.toThrow(SecretDamagedError);
  });

  test('of nothing, or of a whole file, is our own error', async () => {
    await expect(seal('')).rejects.toThrow('1 to 8192');
    await expect(seal(Buffer.alloc(8_193, 1))).rejects.toThrow('1 to 8192');
  });
});

describe('when the key provider does not answer', () => {
  const secret = { tenantId, purpose: 'venue', subjectId, plaintext: 'k' } as const;

  test('what was opened lately opens for five minutes, and what was not does not', async () => {
    const clock = new FakeClock();
    const { provider, fall } = breakable();
    const deps = keysOn(provider, clock);
    const [used, unused] = [
      must(await sealSecret(deps, secret)),
      must(await sealSecret(deps, { ...secret, version: 2 })),
    ];
    must(await openSecret(deps, used));
    fall();
    expect(must(await openSecret(deps, used)).toString()).toBe('k');
    expect(await openSecret(deps, unused)).toMatchObject({ error: { code: 'KEYS_UNAVAILABLE' } });
    clock.advance(DATA_KEY_MEMORY_MS - 1);
    expect(must(await openSecret(deps, used)).toString()).toBe('k');
    clock.advance(1);
    expect(await openSecret(deps, used)).toMatchObject({ error: { code: 'KEYS_UNAVAILABLE' } });
  });

  test('nothing new is sealed', async () => {
    const { provider, fall } = breakable();
    const deps = keysOn(provider);
    fall();
    expect(await sealSecret(deps, secret)).toMatchObject({ error: { code: 'KEYS_UNAVAILABLE' } });
  });

  test('it is not asked again for each secret, and is asked again a moment later', async () => {
    const clock = new FakeClock();
    const { provider, asked, fall, rise } = breakable();
    const deps = keysOn(provider, clock);
    const sealed = must(await sealSecret(deps, secret));
    must(await openSecret(deps, sealed));
    fall();
    must(await openSecret(deps, sealed));
    const before = asked();
    must(await openSecret(deps, sealed));
    expect(asked()).toBe(before);
    rise();
    clock.advance(1_000);
    must(await openSecret(deps, sealed));
    expect(asked()).toBe(before + 1);
  });

  test('a key that is taken away while it answers opens nothing, remembered or not', async () => {
    const ring = testKeyRing();
    let revoked = false;
    const provider: KeyProvider = Object.assign(Object.create(ring) as KeyProvider, {
      ring: ring.ring,
      createDataKey: (tenant: TenantId) => ring.createDataKey(tenant),
      unwrapKey: (tenant: TenantId, wrapped: SealedSecret['wrapped']) =>
        revoked ? Promise.reject(new SecretDamagedError('gone')) : ring.unwrapKey(tenant, wrapped),
    });
    const deps = keysOn(provider);
    const sealed = must(await sealSecret(deps, secret));
    must(await openSecret(deps, sealed));
    revoked = true;
    await expect(openSecret(deps, sealed)).rejects.toThrow(SecretDamagedError);
  });

  test('with none configured, everything is refused', async () => {
    const sealed = must(await sealSecret(keysOn(testKeyRing()), secret));
    for (const attempt of [
      sealSecret(keysOn(null), secret),
      openSecret(keysOn(null), sealed),
      openSecret(keysOn(testKeyRing()), sealed),
    ]) {
      expect(await attempt).toMatchObject({ ok: false, error: { code: 'KEYS_UNAVAILABLE' } });
    }
  });
});

test('secrets move from one provider to another while both can be asked', async () => {
  const [from, to] = [testKeyRing(), testKeyRing()];
  const before = keysOn(from);
  const sealed = must(
    await sealSecret(before, { tenantId, purpose: 'venue', subjectId, plaintext: 'moves' }),
  );
  const both = keysOn(to, new FakeClock(), [from]);
  const wrapped = must(await both.secretKeys.rewrapKey(tenantId, sealed.wrapped));
  expect(wrapped.ring).toBe(to.ring);
  const moved = must(await openSecret(keysOn(to), { ...sealed, wrapped }));
  expect(moved.toString()).toBe('moves');
});

describe('a stored secret', () => {
  let server: TestDatabase;
  let deps: TenantsDeps;
  let a: SeededTenant;
  let b: SeededTenant;
  beforeAll(async () => {
    server = await startTestDatabase();
    deps = createTenantsDeps({
      db: server.db,
      apiKeyPepper: new Uint8Array(32),
      keyProvider: testKeyRing(),
    });
    ({ a, b } = await seedTwoTenants(deps));
  });
  afterAll(() => server.stop());

  const seal = async () =>
    must(
      await sealSecret(deps, {
        ...{ tenantId: a.tenantId, purpose: 'totp', subjectId: newId() },
        plaintext: 'stored',
      }),
    );

  test('is read back and opened, and is gone when it was deleted', async () => {
    const sealed = await seal();
    const { tenants } = server.db;
    await tenants.run(a.context, (tx) => saveSecret(tx, a.context, sealed));
    const load = () => tenants.run(a.context, (tx) => loadSecret(tx, a.context, sealed));
    const loaded = await load();
    if (loaded === null) throw new Error('It was stored');
    expect(must(await openSecret(deps, loaded)).toString()).toBe('stored');
    await tenants.run(a.context, (tx) => deleteSecret(tx, a.context, sealed));
    expect(await load()).toBeNull();
  });

  test('cannot be stored for, or read by, another tenant', async () => {
    const sealed = await seal();
    const { tenants } = server.db;
    await expect(tenants.run(b.context, (tx) => saveSecret(tx, b.context, sealed))).rejects.toThrow(
      'another tenant',
    );
    await tenants.run(a.context, (tx) => saveSecret(tx, a.context, sealed));
    expect(await tenants.run(b.context, (tx) => loadSecret(tx, b.context, sealed))).toBeNull();
  });
});
