/** The life of an API key: who may make one, what it may do meanwhile, how it is followed, its end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { suspendUser } from '../access/suspend-user.js';
import type { ApiKeyScope, Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { ApiKeyId, RoleId, SessionId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { FakeClock, must, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { authenticateApiKey } from './authenticate-api-key.js';
import { createApiKey } from './create-api-key.js';
import { isAddressOrNetwork } from './ip-allow-list.js';
import { getApiKey, listApiKeys } from './list-api-keys.js';
import { revokeApiKey } from './revoke-api-key.js';
import { MAX_KEY_OVERLAP_MS, rotateApiKey } from './rotate-api-key.js';

const IP = '192.0.2.1';
const ALL = { type: 'ALL' } as const;
const DAY_MS = 24 * 60 * 60_000;
let server: TestDatabase;
let clock: FakeClock;
let deps: TenantsDeps;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  clock = new FakeClock();
  server = await startTestDatabase({ clock });
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32).fill(1), clock });
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => server.stop());

/** A person who has shown a factor just now; the grants are those of the session. */
function person(tenant: SeededTenant, role: string, grants?: readonly Grant[]): TenantContext {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No ${role}`);
  const actor = {
    kind: 'USER',
    id: user.userId,
    name: role,
    sessionId: newId<SessionId>(),
    mfa: true,
    steppedUpAt: clock.now(),
  } as const;
  const own: readonly Grant[] = [{ kind: 'ROLE', role: user.role, scope: ALL }];
  return { tenantId: tenant.tenantId, requestId: newId(), actor, grants: grants ?? own };
}

const owner = (tenant = a) => person(tenant, 'TENANT_OWNER');

function facts(keyScope: ApiKeyScope = 'READ', more: object = {}) {
  const grants = [{ keyScope, scope: ALL }];
  return { name: 'Bot', grants, allowedIps: [], expiresAt: null, ...more };
}

async function keyOf(ctx: TenantContext, scope: ApiKeyScope = 'READ', more: object = {}) {
  return must(await createApiKey(ctx, deps, facts(scope, more)));
}

const letsIn = async (key: string, ip = IP) => (await authenticateApiKey(deps, key, ip)).ok;

describe('making a key', () => {
  test.each(['PORTFOLIO_MANAGER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER', 'SUPPORT'])(
    'is not for a %s',
    async (role) => {
      const outcome = await createApiKey(person(a, role), deps, facts());
      expect(outcome).toMatchObject({ error: { code: 'PERMISSION_DENIED' } });
    },
  );

  test('asks for a factor shown just now', async () => {
    const stale = owner();
    const ctx = { ...stale, actor: { ...stale.actor, steppedUpAt: null } } as TenantContext;
    const { apiKeyId } = await keyOf(owner());
    for (const attempt of [
      createApiKey(ctx, deps, facts()),
      rotateApiKey(ctx, deps, { apiKeyId, oldKeyEndsAt: clock.now() }),
      revokeApiKey(ctx, deps, { apiKeyId, reason: 'lost' }),
    ]) {
      expect(await attempt).toMatchObject({ error: { code: 'STEP_UP_REQUIRED' } });
    }
  });

  test('gives it no more than its author holds', async () => {
    const grants: readonly Grant[] = [
      {
        ...{ kind: 'CUSTOM_ROLE', roleId: newId<RoleId>(), name: 'Keys' },
        permissions: ['API_KEY_MANAGE', 'API_KEY_READ', 'ACCOUNT_READ', 'ACCOUNT_HALT'],
        scope: ALL,
      },
    ];
    const ctx = person(a, 'SUPPORT', grants);
    const attempt = async (scope: ApiKeyScope) => await createApiKey(ctx, deps, facts(scope));
    expect(await attempt('TRADE')).toMatchObject({ error: { code: 'GRANT_EXCEEDS_OWN' } });
    expect(await attempt('RELEASE')).toMatchObject({ error: { code: 'GRANT_EXCEEDS_OWN' } });
    expect(await attempt('HALT')).toMatchObject({ ok: true });
    const { apiKeyId } = await keyOf(owner(), 'TRADE');
    const rotated = await rotateApiKey(ctx, deps, { apiKeyId, oldKeyEndsAt: clock.now() });
    expect(rotated).toMatchObject({ error: { code: 'GRANT_EXCEEDS_OWN' } });
  });

  test.each([
    ['no scope', { grants: [] }, 'grants'],
    ['a scope twice', { grants: [facts().grants[0], facts().grants[0]] }, 'grants'],
    ['an end in the past', { expiresAt: new Date(0) }, 'expiresAt'],
    ['a name that is none', { name: 'a\u0000b' }, 'name'],
    ['an address that is none', { allowedIps: ['10.0.0.256'] }, 'allowedIps.0'],
  ])('with %s is refused and names the field', async (_what, more, field) => {
    const outcome = await createApiKey(owner(), deps, facts('READ', more));
    expect(outcome).toMatchObject({ error: { code: 'INVALID_INPUT', field } });
  });
});

test.each([
  ['192.0.2.7', true],
  ['10.0.0.0/8', true],
  ['2001:db8::/32', true],
  ['::1', true],
  ['0.0.0.0/0', false],
  ['10.0.0.0/33', false],
  ['2001:db8::/129', false],
  ['10.0.0.0/08', false],
  ['10.0.0/8', false],
  ['fe80::1%eth0', false],
  ['example.com', false],
  ['10.0.0.1/8/8', false],
  ['::ffff:192.0.2.7', false],
  ['::FFFF:c000:207/128', false],
  ['0:0:0:0:0:ffff:c000:207', false],
])('%s on an allow-list: %s', (text, accepted) => {
  expect(isAddressOrNetwork(text)).toBe(accepted);
});

describe('a key', () => {
  test.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['11.0.0.1', false],
    ['2001:db8:7::1', true],
    ['2001:db9::1', false],
    ['nonsense', false],
  ])('with networks on its list, asked from %s, is let in: %s', async (ip, accepted) => {
    const { key } = await keyOf(owner(), 'READ', { allowedIps: ['10.0.0.0/8', '2001:db8::/32'] });
    expect(await letsIn(key, ip)).toBe(accepted);
  });

  test('of one environment is refused in the other', async () => {
    const { key } = await keyOf(owner());
    expect(key).toMatch(/^fdk_test_/);
    expect(await letsIn(key)).toBe(true);
    await server.asSuperuser('UPDATE tenant SET environment = $1 WHERE tenant_id = $2', [
      ...['LIVE', a.tenantId],
    ]);
    expect(await letsIn(key)).toBe(false);
    const live = await keyOf(owner());
    expect(live.key).toMatch(/^fdk_live_/);
    expect(await letsIn(live.key)).toBe(true);
    await server.asSuperuser('UPDATE tenant SET environment = $1 WHERE tenant_id = $2', [
      ...['TEST', a.tenantId],
    ]);
  });

  test('loses what its author loses, at once, and gets it back with the author', async () => {
    const admin = owner(b);
    const key = await keyOf(admin, 'TRADE', {
      grants: [
        { keyScope: 'TRADE', scope: ALL },
        { keyScope: 'READ', scope: { type: 'ACCOUNT', id: b.accountIds[0] } },
      ],
    });
    const scopes = async () => {
      const outcome = await authenticateApiKey(deps, key.key, IP);
      if (!outcome.ok) return null;
      return outcome.value.context.grants.map(
        (grant) => grant.kind === 'KEY_SCOPE' && grant.keyScope,
      );
    };
    const become = (role: string) =>
      server.asSuperuser('UPDATE role_assignment SET role = $1 WHERE user_id = $2', [
        ...[role, admin.actor.id],
      ]);
    expect(await scopes()).toEqual(['READ', 'TRADE']);
    await become('COMPLIANCE_OFFICER');
    expect(await scopes()).toEqual(['READ']);
    await become('SUPPORT');
    expect(await scopes()).toBeNull();
    expect(await getApiKey(b.context, deps, key.apiKeyId)).toMatchObject({ status: 'SUSPENDED' });
    await become('TENANT_OWNER');
    expect(await scopes()).toEqual(['READ', 'TRADE']);
  });

  test('is nothing without its author', async () => {
    const second = person(b, 'RISK_OFFICER', [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: ALL }]);
    await server.asSuperuser('UPDATE role_assignment SET role = $1 WHERE user_id = $2', [
      ...['TENANT_OWNER', second.actor.id],
    ]);
    const { key } = await keyOf(second);
    expect(await letsIn(key)).toBe(true);
    const userId = second.actor.id as never;
    must(await suspendUser(owner(b), deps, { userId, reason: 'has left' }));
    expect(await letsIn(key)).toBe(false);
  });

  test('notes where it was last used from', async () => {
    const { apiKeyId, key } = await keyOf(owner());
    expect(await getApiKey(a.context, deps, apiKeyId)).toMatchObject({ lastUsedIp: null });
    await letsIn(key, '::ffff:192.0.2.9');
    expect(await getApiKey(a.context, deps, apiKeyId)).toMatchObject({
      lastUsedAt: clock.now(),
      lastUsedIp: '192.0.2.9',
    });
  });
});

describe('a rotated key', () => {
  test('goes on until the chosen time beside a successor with the same scopes', async () => {
    const allowedIps = ['192.0.2.0/24', '2001:db8::1'];
    const old = await keyOf(owner(), 'TRADE', { allowedIps });
    const oldKeyEndsAt = new Date(clock.now().getTime() + DAY_MS);
    const next = must(await rotateApiKey(owner(), deps, { apiKeyId: old.apiKeyId, oldKeyEndsAt }));
    expect(next.key).not.toBe(old.key);
    expect([await letsIn(old.key), await letsIn(next.key)]).toEqual([true, true]);
    expect(await getApiKey(a.context, deps, next.apiKeyId)).toMatchObject({
      ...{ name: 'Bot', allowedIps, rotatedFrom: old.apiKeyId, expiresAt: null },
      grants: [{ keyScope: 'TRADE', inForce: true }],
    });
    clock.advance(DAY_MS);
    expect([await letsIn(old.key), await letsIn(next.key)]).toEqual([false, true]);
    expect(await getApiKey(a.context, deps, old.apiKeyId)).toMatchObject({ status: 'EXPIRED' });
  });

  test('is followed by one as long as itself, and never lives longer than it would have', async () => {
    const expiresAt = new Date(clock.now().getTime() + 2 * DAY_MS);
    const old = await keyOf(owner(), 'READ', { expiresAt });
    clock.advance(DAY_MS);
    const oldKeyEndsAt = new Date(clock.now().getTime() + MAX_KEY_OVERLAP_MS);
    const next = must(await rotateApiKey(owner(), deps, { apiKeyId: old.apiKeyId, oldKeyEndsAt }));
    expect(await getApiKey(a.context, deps, old.apiKeyId)).toMatchObject({ expiresAt });
    expect(await getApiKey(a.context, deps, next.apiKeyId)).toMatchObject({
      expiresAt: new Date(clock.now().getTime() + 2 * DAY_MS),
    });
  });

  test.each([
    ['in the past', -1],
    ['after more than seven days', MAX_KEY_OVERLAP_MS + 1],
    ['at no time', Number.NaN],
  ])('cannot end %s', async (_when, afterMs) => {
    const { apiKeyId } = await keyOf(owner());
    const oldKeyEndsAt = new Date(clock.now().getTime() + afterMs);
    expect(await rotateApiKey(owner(), deps, { apiKeyId, oldKeyEndsAt })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'oldKeyEndsAt' },
    });
  });

  test('has one successor at a time', async () => {
    const { apiKeyId } = await keyOf(owner());
    const rotate = () => rotateApiKey(owner(), deps, { apiKeyId, oldKeyEndsAt: inADay() });
    const [one, two] = await Promise.all([rotate(), rotate()]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    const lost = one.ok ? one : two;
    expect(one.ok ? two : one).toMatchObject({ error: { code: 'CONFLICT' } });
    const successor = must(lost).apiKeyId;
    must(await revokeApiKey(owner(), deps, { apiKeyId: successor, reason: 'secret not copied' }));
    expect((await rotate()).ok).toBe(true);
  });

  test.each(['revoked', 'expired'])('is not one that is %s', async (state) => {
    const { apiKeyId } = await keyOf(owner(), 'READ', { expiresAt: inADay() });
    if (state === 'revoked') must(await revokeApiKey(owner(), deps, { apiKeyId, reason: 'lost' }));
    else clock.advance(DAY_MS);
    const rotated = await rotateApiKey(owner(), deps, { apiKeyId, oldKeyEndsAt: clock.now() });
    const code = state === 'revoked' ? 'NOT_FOUND' : 'CONFLICT';
    expect(rotated).toMatchObject({ error: { code } });
  });

  const inADay = () => new Date(clock.now().getTime() + DAY_MS);
});

describe('the list of keys', () => {
  test('goes page by page, newest first, and shows no secret', async () => {
    const made: ApiKeyId[] = [];
    for (let index = 0; index < 3; index += 1) made.unshift((await keyOf(owner())).apiKeyId);
    const first = must(await listApiKeys(owner(), deps, { first: 2 }));
    expect(first.keys.map(({ id }) => id)).toEqual(made.slice(0, 2));
    expect(first.hasNextPage).toBe(true);
    const after = made[1] ?? null;
    const second = must(await listApiKeys(owner(), deps, { first: 1, after }));
    expect(second.keys.map(({ id }) => id)).toEqual(made.slice(2));
    const { key } = await keyOf(owner());
    const secret = key.split('_')[3] ?? '';
    expect(JSON.stringify(must(await listApiKeys(owner(), deps, { first: 200 })))).not.toContain(
      secret,
    );
  });

  test('is for those who may see keys, of their own partner', async () => {
    const refused = await listApiKeys(person(a, 'SUPPORT'), deps, { first: 9 });
    expect(refused).toMatchObject({ error: { code: 'PERMISSION_DENIED' } });
    const { apiKeyId } = await keyOf(owner(a));
    expect(await getApiKey(owner(b), deps, apiKeyId)).toBeNull();
    const rotated = await rotateApiKey(owner(b), deps, { apiKeyId, oldKeyEndsAt: clock.now() });
    expect(rotated).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
