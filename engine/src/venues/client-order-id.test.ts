/** Names of orders at the venue. */
import { newId } from '@fiducia/tenants';
import type { AccountId, TenantId } from '@fiducia/tenants';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClientOrderIds } from './client-order-id.js';

const ids = new ClientOrderIds(Buffer.alloc(32, 7));
const tenant = newId<TenantId>();
const account = newId<AccountId>();

it('every venue takes them, and they tell nothing', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (ref) => {
      expect(ids.of(tenant, account, ref)).toMatch(/^f[a-z2-7]{26}$/);
    }),
  );
});

it('a decision taken again has the same name, also in another process', () => {
  const elsewhere = new ClientOrderIds(Buffer.alloc(32, 7));
  expect(elsewhere.of(tenant, account, 'd1.1.5.1')).toBe(ids.of(tenant, account, 'd1.1.5.1'));
});

it('another order, account, tenant or installation has another name', () => {
  const name = ids.of(tenant, account, 'd1.1.5.1');
  const others = [
    ids.of(tenant, account, 'd1.1.5.2'),
    ids.of(tenant, newId<AccountId>(), 'd1.1.5.1'),
    ids.of(newId<TenantId>(), account, 'd1.1.5.1'),
    new ClientOrderIds(Buffer.alloc(32, 8)).of(tenant, account, 'd1.1.5.1'),
  ];
  expect(new Set([name, ...others]).size).toBe(5);
});
