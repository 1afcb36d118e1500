/** A role that is put together by clicks is one that the server accepts. */
import type { PermissionDefinition } from '@fiducia/sdk';
import { expect, it } from 'vitest';
import { togglePermission } from './role-form.js';

const registry: readonly Pick<PermissionDefinition, 'permission' | 'needs'>[] = [
  { permission: 'ACCOUNT_READ', needs: [] },
  { permission: 'BALANCE_READ', needs: ['ACCOUNT_READ'] },
  { permission: 'ORDER_WRITE', needs: ['ACCOUNT_READ', 'BALANCE_READ'] },
  { permission: 'RESEARCH_READ', needs: [] },
];

it('brings along what a permission needs', () => {
  expect(togglePermission(['RESEARCH_READ'], 'ORDER_WRITE', registry)).toEqual([
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ORDER_WRITE',
    'RESEARCH_READ',
  ]);
});

it('takes away what cannot be held without it', () => {
  const all = registry.map(({ permission }) => permission);
  expect(togglePermission(all, 'BALANCE_READ', registry)).toEqual([
    'ACCOUNT_READ',
    'RESEARCH_READ',
  ]);
});
