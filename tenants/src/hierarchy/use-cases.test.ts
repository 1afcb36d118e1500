import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { createTenantsDeps } from '../tenants-deps.js';

let server: TestDatabase;
beforeAll(async () => {
  server = await startTestDatabase();
});
afterAll(() => server.stop());

test('seeding', async () => {
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  const { a } = await seedTwoTenants(deps);
  const r = await server.db.tenants.read(a.context, 'select action, leaf from audit_entry');
  expect(r.rowCount).toBe(1 + 2 + 2 + 5);
});
