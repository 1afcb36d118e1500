import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { FakeClock, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { forgetOldKeys, IDEMPOTENCY_RETENTION_MS } from './forget-old-keys.js';
import { idempotencyKeyProblem, withIdempotency } from './with-idempotency.js';

const clock = new FakeClock();
let server: TestDatabase;
let deps: TenantsDeps;
let tenants: readonly SeededTenant[];

beforeAll(async () => {
  server = await startTestDatabase({ clock });
  deps = createTenantsDeps({ db: server.db, clock, apiKeyPepper: new Uint8Array(32) });
  const { a, b } = await seedTwoTenants(deps);
  tenants = [a, b];
});
afterAll(() => server.stop());

/** Whether the work was done: not when the key is still known. */
async function use({ context }: SeededTenant, key: string): Promise<boolean> {
  const request = { key, operation: 'pay', request: null };
  const answer = await deps.db.tenants.run(context, (tx) =>
    withIdempotency(tx, context, request, () => Promise.resolve('done')),
  );
  return answer.ok && !answer.replayed;
}

test('keys are forgotten after thirty days, of every tenant, and younger ones are not', async () => {
  for (const tenant of tenants) await use(tenant, 'old');
  clock.advance(IDEMPOTENCY_RETENTION_MS);
  for (const tenant of tenants) await use(tenant, 'young');
  expect(await forgetOldKeys(deps)).toBe(0);
  clock.advance(1);
  expect(await forgetOldKeys(deps)).toBe(2);
  for (const tenant of tenants) {
    expect([await use(tenant, 'old'), await use(tenant, 'young')]).toEqual([true, false]);
  }
});

test.each([
  ['k', true],
  ['k'.repeat(128), true],
  ['k'.repeat(129), false],
  ['', false],
  ['a\u0000b', false],
  ['a\nb', false],
  ['a\u007fb', false],
  ['a\u0085b', false],
  ['\ud800', false],
  ['Zahlung № 7 · 支払い', true],
])('%j is a key: %s', (key, accepted) => {
  expect(idempotencyKeyProblem(key) === null).toBe(accepted);
});
