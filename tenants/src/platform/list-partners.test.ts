/** The operator sees every partner, and nobody else sees more than one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ROLES } from '../context/grants.js';
import type { Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { provisionTenant } from '../hierarchy/provision-tenant.js';
import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { must, seedTwoTenants, startTestDatabase, testKeyRing } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { listPartners } from './list-partners.js';
import { PLATFORM_SLUG } from './platform-tenant.js';

let server: TestDatabase;
let deps: TenantsDeps;
let a: SeededTenant;
let platformId: TenantId;

beforeAll(async () => {
  server = await startTestDatabase();
  const apiKeyPepper = new Uint8Array(32).fill(1);
  deps = createTenantsDeps({ db: server.db, apiKeyPepper, keyProvider: testKeyRing() });
  ({ a } = await seedTwoTenants(deps));
  const branding = {
    productName: 'The platform',
    primaryColor: '#111111',
    accentColor: '#222222',
    logoSvg: null,
  };
  const platform = { slug: PLATFORM_SLUG, name: 'The platform', environment: 'TEST' as const };
  ({ tenantId: platformId } = must(
    await provisionTenant(deps, { ...platform, branding, hosts: [] }),
  ));
});
afterAll(() => server.stop());

function withRole(tenantId: TenantId, role: Role): TenantContext {
  const actor = {
    kind: 'USER',
    id: newId<UserId>(),
    name: 'Somebody',
    sessionId: newId<SessionId>(),
    mfa: true,
    steppedUpAt: null,
  } as const;
  const grants = [{ kind: 'ROLE', role, scope: { type: 'ALL' } }] as const;
  return { tenantId, actor, requestId: 'r', grants };
}

const ask = (ctx: TenantContext, first = 10, after: string | null = null) =>
  listPartners(ctx, deps, { first, after });

describe('the operator', () => {
  test('sees how many of what each partner has, page by page', async () => {
    const operator = withRole(platformId, 'PLATFORM_OPERATOR');
    const { partners } = must(await ask(operator));
    expect(partners.map(({ slug }) => slug)).toEqual(['alder', 'birch', 'platform']);
    expect(partners[0]).toMatchObject({
      environment: 'TEST',
      accounts: a.accountIds.length,
      liveAccounts: 0,
      users: a.users.length,
      invitedUsers: 0,
      apiKeys: 0,
    });
    const page = must(await ask(operator, 1, 'alder'));
    expect(page).toMatchObject({ hasNextPage: true, partners: [{ slug: 'birch' }] });
    expect(must(await ask(operator, 1, 'birch')).hasNextPage).toBe(false);
  });

  test('sees no text of a partner but its name', async () => {
    const { partners } = must(await ask(withRole(platformId, 'PLATFORM_OPERATOR')));
    const texts = partners.map(({ name, slug, ...rest }) => [name, slug, JSON.stringify(rest)]);
    for (const [, , rest] of texts) expect(rest).not.toContain(a.canary);
  });
});

describe('nobody else', () => {
  test.each(ROLES)('as %s of a partner', async (role) => {
    expect(await ask(withRole(a.tenantId, role))).toMatchObject({
      error: { code: 'PERMISSION_DENIED' },
    });
  });

  test.each(ROLES.filter((role) => role !== 'PLATFORM_OPERATOR'))(
    'as %s of the platform’s own tenant',
    async (role) => {
      expect(await ask(withRole(platformId, role))).toMatchObject({ ok: false });
    },
  );
});
