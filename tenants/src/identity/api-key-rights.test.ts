/** A key opens what its author could open, and what its permissions show is part of that. */
import { describe, expect, test } from 'vitest';

import type { Permission } from '../access/permission-registry.js';
import type { ApiKeyScope } from '../context/grants.js';
import { newId } from '../ids.js';
import type { AccountId, ClientId, RoleId, TenantId, UserId } from '../ids.js';
import { keyRights } from './api-key-rights.js';
import type { KeyRightsRow } from './api-key-rights.js';

const clientId = newId<ClientId>();
const accountId = newId<AccountId>();
const ALL = { scope_type: 'ALL', scope_id: null, group_clients: null } as const;
const CLIENT = { scope_type: 'CLIENT', scope_id: clientId, group_clients: null } as const;
const ACCOUNT = { scope_type: 'ACCOUNT', scope_id: accountId, group_clients: null } as const;

type Place = typeof ALL | typeof CLIENT | typeof ACCOUNT;

function inForce(
  keyScope: ApiKeyScope,
  place: Place,
  roles: readonly (readonly [readonly Permission[], Place])[],
): boolean {
  const row: KeyRightsRow = {
    scopes: [{ key_scope: keyScope, ...place }],
    account_clients: { [accountId]: clientId },
    author_id: newId<UserId>(),
    author_name: 'Author',
    author_status: 'ACTIVE',
    author_roles: roles.map(([permissions, at]) => ({
      ...{ role: null, custom_role_id: newId<RoleId>(), role_name: 'Desk', permissions, ...at },
    })),
  };
  return keyRights(newId<TenantId>(), row)[0]?.inForce ?? false;
}

const LOG = ['AUDIT_READ', 'AUDIT_EXPORT'] as const;
const MONEY = ['ACCOUNT_READ', 'BALANCE_READ'] as const;

describe('the scope AUDIT', () => {
  test.each([
    ['of an author who may read the log and balances', ALL, [[[...LOG, ...MONEY], ALL]], true],
    [
      'of an author with both from two roles',
      ALL,
      [
        [LOG, ALL],
        [MONEY, ALL],
      ],
      true,
    ],
    ['of an author who may read the log alone', ALL, [[LOG, ALL]], false],
    [
      'of an author who sees accounts without balances',
      ALL,
      [[[...LOG, 'ACCOUNT_READ'], ALL]],
      false,
    ],
    [
      'over all, of an author who sees one client’s balances',
      ALL,
      [
        [LOG, ALL],
        [MONEY, CLIENT],
      ],
      false,
    ],
    ['of an author who may read balances alone', ALL, [[MONEY, ALL]], false],
  ] as const)('%s: counts %s', (_whose, place, roles, expected) => {
    expect(inForce('AUDIT', place, roles)).toBe(expected);
  });
});

describe('other scopes', () => {
  test.each([
    ['READ', CLIENT, [[[...MONEY, 'RESEARCH_READ'], ALL]], true],
    ['READ', ALL, [[[...MONEY, 'RESEARCH_READ'], CLIENT]], false],
    ['HALT', ACCOUNT, [[['ACCOUNT_READ', 'ACCOUNT_HALT'], CLIENT]], true],
    ['HALT', ACCOUNT, [[['ACCOUNT_HALT'], CLIENT]], false],
  ] as const)(
    '%s at its place counts as far as its author reaches',
    (scope, place, roles, expected) => {
      expect(inForce(scope, place, roles)).toBe(expected);
    },
  );
});
