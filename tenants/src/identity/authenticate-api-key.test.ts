/** Which programs are let in, from where, and until when. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { FakeClock, must, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { parseApiKey } from './api-key-format.js';
import { authenticateApiKey } from './authenticate-api-key.js';
import { createApiKey } from './create-api-key.js';
import type { CreateApiKeyInput } from './create-api-key.js';
import { revokeApiKey } from './revoke-api-key.js';

const MINUTE_MS = 60_000;
const UNAUTHENTICATED = { ok: false, error: { code: 'UNAUTHENTICATED' } };

let server: TestDatabase;
let clock: FakeClock;
let deps: TenantsDeps;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  clock = new FakeClock();
  server = await startTestDatabase({ clock });
  deps = makeDeps();
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => server.stop());
/** Each test begins with fresh counters and an empty cache, as a process of its own would. */
beforeEach(() => {
  deps = makeDeps();
});

function makeDeps(): TenantsDeps {
  const apiKeyPepper = new Uint8Array(32).fill(1);
  return createTenantsDeps({ db: server.db, apiKeyPepper, clock });
}

describe('an API key', () => {
  const everything: CreateApiKeyInput = {
    name: 'Trading bot',
    grants: [
      { keyScope: 'READ', scope: { type: 'ALL' } },
      { keyScope: 'TRADE', scope: { type: 'ALL' } },
    ],
    allowedIps: [],
    expiresAt: null,
  };

  async function keyOf(tenant: SeededTenant, input: Partial<CreateApiKeyInput> = {}) {
    return must(await createApiKey(tenant.context, deps, { ...everything, ...input }));
  }

  test('lets its program in, as itself and with its scopes', async () => {
    const { apiKeyId, key } = await keyOf(a);
    const { context, email } = must(await authenticateApiKey(deps, key, '192.0.2.1', 'request-9'));
    expect(context).toEqual({
      tenantId: a.tenantId,
      requestId: 'request-9',
      actor: { kind: 'API_KEY', id: apiKeyId, name: 'Trading bot', sessionId: null, mfa: false },
      grants: everything.grants.map((grant) => ({ kind: 'KEY_SCOPE', ...grant })),
    });
    expect(email).toBeNull();
  });

  test('is refused with the secret of another key', async () => {
    const [one, two] = [(await keyOf(a)).key, (await keyOf(b)).key];
    const [first, second] = [parseApiKey(one), parseApiKey(two)];
    expect(first?.publicId).not.toBe(second?.publicId);
    const mixed = one.replace(first?.secret ?? '', second?.secret ?? '');
    expect(await authenticateApiKey(deps, mixed, '192.0.2.1')).toEqual(UNAUTHENTICATED);
  });

  test('of an installation with another pepper is refused', async () => {
    const { key } = await keyOf(a);
    const other = { ...deps, apiKeyPepper: new Uint8Array(32).fill(2) };
    expect(await authenticateApiKey(other, key, '192.0.2.1')).toEqual(UNAUTHENTICATED);
  });

  test('is refused from the moment at which it was revoked', async () => {
    const { apiKeyId, key } = await keyOf(a);
    await authenticateApiKey(deps, key, '192.0.2.1');
    must(await revokeApiKey(a.context, deps, { apiKeyId, reason: 'lost laptop' }));
    expect(await authenticateApiKey(deps, key, '192.0.2.1')).toEqual(UNAUTHENTICATED);
    expect(await revokeApiKey(a.context, deps, { apiKeyId, reason: 'again' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  test('is refused after its end', async () => {
    const expiresAt = new Date(clock.now().getTime() + MINUTE_MS);
    const { key } = await keyOf(a, { expiresAt });
    expect((await authenticateApiKey(deps, key, '192.0.2.1')).ok).toBe(true);
    clock.advance(MINUTE_MS);
    expect(await authenticateApiKey(deps, key, '192.0.2.1')).toEqual(UNAUTHENTICATED);
  });

  test.each([
    ['192.0.2.1', true],
    ['::ffff:192.0.2.1', true],
    ['2001:db8::1', true],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', true],
    ['192.0.2.2', false],
    ['not an address', false],
    ['', false],
  ])('with an allow-list, asked from %j, is accepted: %s', async (ip, accepted) => {
    const { key } = await keyOf(a, { allowedIps: ['192.0.2.1', '2001:db8::1'] });
    expect((await authenticateApiKey(deps, key, ip)).ok).toBe(accepted);
  });

  test('notes when it was last used, at most once a minute', async () => {
    const { apiKeyId, key } = await keyOf(a);
    const lastUsed = async () =>
      (
        await deps.db.tenants.read<{ last_used_at: Date | null }>(
          a.context,
          'SELECT last_used_at FROM api_key WHERE id = $1',
          [apiKeyId],
        )
      ).rows[0]?.last_used_at;
    expect(await lastUsed()).toBeNull();
    await authenticateApiKey(deps, key, '192.0.2.1');
    const first = clock.now();
    expect(await lastUsed()).toEqual(first);
    clock.advance(MINUTE_MS - 1);
    await authenticateApiKey(deps, key, '192.0.2.1');
    expect(await lastUsed()).toEqual(first);
    clock.advance(1);
    await authenticateApiKey(deps, key, '192.0.2.1');
    expect(await lastUsed()).toEqual(clock.now());
  });

  test.each([
    ['no scope', { grants: [] }, 'grants'],
    ['an address that is none', { allowedIps: ['10.0.0.0/0'] }, 'allowedIps.0'],
    ['no name', { name: ' ' }, 'name'],
  ])('with %s is not made', async (_what, change, field) => {
    const result = await createApiKey(a.context, deps, { ...everything, ...change });
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });
});
