import { afterAll, beforeAll, expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import { Client } from '../hierarchy/client.entity.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import { startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await startTestDatabase();
});
afterAll(() => test_.stop());

test('smoke', async () => {
  const ctx = systemContext(newId<TenantId>(), 'test');
  const t0 = performance.now();
  const n = await test_.db.tenants.run(ctx, (tx) =>
    tx.query<{ n: string }>('select count(*) n from client'),
  );
  expect(n.rows).toEqual([{ n: '0' }]);
  const r = await test_.db.tenants.run(ctx, (tx) => tx.repository(Client).find());
  expect(r).toEqual([]);
  const x = await test_.db.tenants.read(ctx, 'select 1 as a');
  expect(x.rows).toEqual([{ a: 1 }]);
});
