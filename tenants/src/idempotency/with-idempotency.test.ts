import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { systemContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import { seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { withIdempotency } from './with-idempotency.js';

let server: TestDatabase;
let ctx: TenantContext;
let otherTenant: TenantContext;

beforeAll(async () => {
  server = await startTestDatabase();
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  const { a, b } = await seedTwoTenants(deps);
  ctx = a.context;
  otherTenant = b.context;
});
afterAll(() => server.stop());

interface Call {
  readonly key: string;
  readonly amount?: string;
  readonly operation?: string;
  readonly by?: TenantContext;
}

let done = 0;

/** Counts how often the work itself ran. */
function request({ key, amount = '5', operation = 'pay', by = ctx }: Call) {
  return server.db.tenants.run(by, (tx) =>
    withIdempotency(tx, by, { key, operation, request: { amount } }, () => {
      done += 1;
      return Promise.resolve({ receipt: done });
    }),
  );
}

test('the same request under the same key does its work once and has one answer', async () => {
  const key = newId();
  const first = await request({ key });
  const before = done;
  const second = await request({ key });
  expect(first).toMatchObject({ ok: true, replayed: false });
  expect(second).toEqual({ ...first, replayed: true });
  expect(done).toBe(before);
});

test.each([
  ['another request', { amount: '6' }],
  ['another operation', { operation: 'refund' }],
])('%s under the same key is a conflict and does nothing', async (_name, change) => {
  const key = newId();
  await request({ key });
  const before = done;
  expect(await request({ key, ...change })).toEqual({
    ok: false,
    error: { code: 'IDEMPOTENCY_CONFLICT' },
  });
  expect(done).toBe(before);
});

test('many at once do the work once', async () => {
  const key = newId();
  const before = done;
  const answers = await Promise.all(Array.from({ length: 20 }, () => request({ key })));
  expect(done).toBe(before + 1);
  expect(new Set(answers.map((answer) => answer.ok && answer.response.receipt)).size).toBe(1);
});

test('work that failed leaves the key free', async () => {
  const key = newId();
  const failing = server.db.tenants.run(ctx, (tx) =>
    withIdempotency(tx, ctx, { key, operation: 'pay', request: { amount: '5' } }, () =>
      Promise.reject(new Error('no money')),
    ),
  );
  await expect(failing).rejects.toThrow('no money');
  expect(await request({ key })).toMatchObject({ ok: true, replayed: false });
});

describe('the key of one', () => {
  test('actor says nothing to another actor', async () => {
    const key = newId();
    await request({ key });
    const other = systemContext(ctx.tenantId, 'somebody-else');
    expect(await request({ key, by: other })).toMatchObject({ ok: true, replayed: false });
  });

  test('tenant says nothing to another tenant', async () => {
    const key = newId();
    await request({ key });
    expect(await request({ key, by: otherTenant })).toMatchObject({ ok: true, replayed: false });
  });
});

test('an answer of null is an answer', async () => {
  const key = newId();
  const nothing = () =>
    server.db.tenants.run(ctx, (tx) =>
      withIdempotency(tx, ctx, { key, operation: 'void', request: null }, () =>
        Promise.resolve(null),
      ),
    );
  expect(await nothing()).toEqual({ ok: true, replayed: false, response: null });
  expect(await nothing()).toEqual({ ok: true, replayed: true, response: null });
});
