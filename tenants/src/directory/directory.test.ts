import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTenantsDeps } from '../tenants-deps.js';
import { seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { findBrandedTenant } from '../hierarchy/read-tenant.js';
import type { Directory } from './directory.js';
import { DIRECTORY_FUNCTIONS } from './registry.js';

let server: TestDatabase;
let directory: Directory;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  server = await startTestDatabase();
  directory = server.db.directory;
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => server.stop());

test('names lead to the tenant that they belong to', async () => {
  expect(await directory.tenantBySlug('alder')).toBe(a.tenantId);
  expect(await directory.tenantByHost('BIRCH.example')).toBe(b.tenantId);
  const [user] = a.users;
  expect(await directory.findSignIn(user?.email ?? '')).toEqual({
    tenantId: a.tenantId,
    userId: user?.userId,
  });
  expect(await directory.listTenants()).toEqual([a.tenantId, b.tenantId].toSorted());
});

describe('nothing is found for', () => {
  test.each(['', 'unknown', '%', "' OR true --", '\0', '\ud800', 'x'.repeat(100_000)])(
    '%j',
    async (text) => {
      expect(await directory.tenantBySlug(text)).toBeNull();
      expect(await directory.tenantByHost(text)).toBeNull();
      expect(await directory.findSignIn(text)).toBeNull();
      expect(await directory.findApiKey(text)).toBeNull();
    },
  );
});

test('every function says why it may look across tenants, and what it returns', () => {
  for (const { signature, reason, returns } of DIRECTORY_FUNCTIONS) {
    expect(signature).toMatch(/^directory\.[a-z_]+\([a-z, ]*\)$/);
    expect(reason.length).toBeGreaterThan(20);
    expect(returns.length).toBeGreaterThan(5);
  }
});

describe('a brand', () => {
  test.each([
    ['by its host', { host: 'alder.example' }],
    ['by its host with a port', { host: 'alder.example:4000' }],
    ['by its slug', { slug: 'alder' }],
    ['by its slug rather than its host', { slug: 'alder', host: 'birch.example' }],
  ])('is found %s', async (_how, where) => {
    const tenant = await findBrandedTenant({ db: server.db }, where);
    expect(tenant).toMatchObject({ slug: 'alder', productName: `Product ${a.canary}` });
  });

  test.each([{}, { host: 'unknown.example' }, { slug: 'unknown' }, { host: '' }, { slug: '\0' }])(
    'is not found for %j',
    async (where) => {
      expect(await findBrandedTenant({ db: server.db }, where)).toBeNull();
    },
  );
});
