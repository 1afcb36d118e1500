import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { API_KEY_SCOPES, ROLES } from '../context/grants.js';
import type { ApiKeyScope, Grant, GrantScope, Role } from '../context/grants.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type {
  AccountId,
  ApiKeyId,
  ClientGroupId,
  ClientId,
  RoleId,
  SessionId,
  TenantId,
  UserId,
} from '../ids.js';
import { agreedActions as table } from '../testing/agreed-permissions.js';
import { isAllowed } from './ability.js';

import { accountScope } from './account-scope.js';
import { permissionRule, PERMISSIONS } from './permission-registry.js';
import { needsSecondFactor, permissionsOf, rolesOf } from './permissions.js';

const ALL: GrantScope = { type: 'ALL' };

function userWith(grants: readonly Grant[]): TenantContext {
  const actor = {
    kind: 'USER',
    id: newId<UserId>(),
    name: 'Somebody',
    sessionId: newId<SessionId>(),
    mfa: false,
    steppedUpAt: null,
  } as const;
  return { tenantId: newId<TenantId>(), requestId: 'r', actor, grants };
}

function role(name: Role, scope: GrantScope = ALL): Grant {
  return { kind: 'ROLE', role: name, scope };
}

function keyScope(name: ApiKeyScope, scope: GrantScope = ALL): Grant {
  return { kind: 'KEY_SCOPE', keyScope: name, scope };
}

test('the agreed table names every action of the registry once', () => {
  const listed = table.map(([action, type]) => `${action} ${type}`);
  const registered = PERMISSIONS.flatMap((name) =>
    permissionRule(name).allows.map(([action, type]) => `${action} ${type}`),
  );
  expect(listed.toSorted()).toEqual(registered.toSorted());
});

describe.each(table)('%s %s', (action, type, allowed) => {
  test.each([...ROLES])('by role %s', (name) => {
    expect(isAllowed(userWith([role(name)]), action, { type })).toBe(allowed.includes(name));
  });

  test.each([...API_KEY_SCOPES])('by API key scope %s', (name) => {
    expect(isAllowed(userWith([keyScope(name)]), action, { type })).toBe(allowed.includes(name));
  });
});

test('somebody without grants may do nothing, and the platform itself may', () => {
  for (const [action, type] of table) {
    expect(isAllowed(userWith([]), action, { type })).toBe(false);
    expect(isAllowed(systemContext(newId(), 'engine'), action, { type })).toBe(true);
  }
});

describe('a scope', () => {
  const clientId = newId<ClientId>();
  const accountId = newId<AccountId>();
  const manager = userWith([
    role('PORTFOLIO_MANAGER', { type: 'CLIENT', id: clientId }),
    role('CLIENT_READER'),
  ]);

  test('of one client does not reach another client’s accounts', () => {
    const own = { type: 'Order', accountId, clientId } as const;
    expect(isAllowed(manager, 'create', own)).toBe(true);
    expect(isAllowed(manager, 'create', { ...own, clientId: newId<ClientId>() })).toBe(false);
  });

  test('does not reach a thing that does not say where it belongs', () => {
    expect(isAllowed(manager, 'create', { type: 'Order' })).toBe(false);
    expect(isAllowed(manager, 'create', { type: 'Order', accountId })).toBe(false);
  });

  test('does not keep research, which is of no client, from who may trade for one', () => {
    const clientOnly = userWith([role('PORTFOLIO_MANAGER', { type: 'CLIENT', id: clientId })]);
    expect(isAllowed(clientOnly, 'run', { type: 'ResearchRun' })).toBe(true);
  });

  test('of a group of clients reaches those clients and no others', () => {
    const group = {
      type: 'CLIENT_GROUP',
      id: newId<ClientGroupId>(),
      clientIds: [clientId],
    } as const;
    const trader = userWith([role('PORTFOLIO_MANAGER', group)]);
    expect(isAllowed(trader, 'create', { type: 'Order', clientId })).toBe(true);
    expect(isAllowed(trader, 'create', { type: 'Order', clientId: newId<ClientId>() })).toBe(false);
    expect(isAllowed(trader, 'create', { type: 'Order' })).toBe(false);
    expect(accountScope(trader)).toEqual({ clientIds: [clientId], accountIds: [] });
    const empty = userWith([role('PORTFOLIO_MANAGER', { ...group, clientIds: [] })]);
    expect(isAllowed(empty, 'create', { type: 'Order', clientId })).toBe(false);
  });

  test('of one client makes nobody the master of the whole tenant’s people', () => {
    const owner = userWith([role('TENANT_OWNER', { type: 'CLIENT', id: clientId })]);
    expect(isAllowed(owner, 'create', { type: 'User' })).toBe(false);
    expect(isAllowed(owner, 'assign', { type: 'Role', clientId })).toBe(false);
    expect(permissionsOf(owner)).not.toContain('ROLE_MANAGE');
    expect(permissionsOf(owner)).toContain('ORDER_WRITE');
  });

  test('of one role does not lend itself to another role', () => {
    expect(isAllowed(manager, 'read', { type: 'Account', clientId: newId<ClientId>() })).toBe(true);
    expect(isAllowed(manager, 'halt', { type: 'Account', clientId: newId<ClientId>() })).toBe(
      false,
    );
  });

  test('limits lists as it limits single things', () => {
    expect(accountScope(manager)).toBe('ALL');
    expect(accountScope(manager, 'ORDER_WRITE')).toEqual({ clientIds: [clientId], accountIds: [] });
    expect(accountScope(manager, 'AUDIT_READ')).toEqual({ clientIds: [], accountIds: [] });
  });
});

test('for any grants, the list of accounts and the single decision agree', () => {
  const clients = [newId<ClientId>(), newId<ClientId>(), newId<ClientId>()] as const;
  const accounts = [newId<AccountId>(), newId<AccountId>(), newId<AccountId>()] as const;
  const scope = fc.oneof(
    fc.constant(ALL),
    fc.constantFrom(...clients).map((id): GrantScope => ({ type: 'CLIENT', id })),
    fc.constantFrom(...accounts).map((id): GrantScope => ({ type: 'ACCOUNT', id })),
  );
  const grant = fc.oneof(
    fc.tuple(fc.constantFrom(...ROLES), scope).map(([name, where]) => role(name, where)),
    fc
      .tuple(fc.constantFrom(...API_KEY_SCOPES), scope)
      .map(([name, where]) => keyScope(name, where)),
  );
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 4 }), fc.nat(2), (grants, index) => {
      const ctx = userWith(grants);
      const [accountId, clientId] = [accounts[index], clients[index]];
      if (accountId === undefined || clientId === undefined) throw new Error('unreachable');
      const place = { type: 'Account', accountId, clientId } as const;
      for (const [action, right] of [
        ['read', 'ACCOUNT_READ'],
        ['halt', 'ACCOUNT_HALT'],
      ] as const) {
        const reach = accountScope(ctx, right);
        const listed =
          reach === 'ALL' ||
          reach.accountIds.includes(accountId) ||
          reach.clientIds.includes(clientId);
        expect(isAllowed(ctx, action, place)).toBe(listed);
      }
    }),
  );
});

test('what the portal shows of somebody’s rights follows from roles, and never names a key’s as roles', () => {
  const officer = userWith([role('RISK_OFFICER'), role('RISK_OFFICER', { type: 'ALL' })]);
  expect(rolesOf(officer)).toEqual(['RISK_OFFICER']);
  expect(permissionsOf(officer)).toEqual([
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ACCOUNT_HALT',
    'ACCOUNT_RELEASE',
    'LIMITS_CHANGE',
    'RESEARCH_READ',
    'APPROVAL_DECIDE',
    'AUDIT_READ',
  ]);
  const actor = {
    kind: 'API_KEY',
    id: newId<ApiKeyId>(),
    name: 'Bot',
    sessionId: null,
    mfa: false,
  } as const;
  const key = { ...officer, actor, grants: [keyScope('TRADE')] };
  expect(rolesOf(key)).toEqual([]);
  expect(permissionsOf(key)).toEqual([
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ORDER_WRITE',
    'DEPLOYMENT_WRITE',
    'RESEARCH_READ',
    'RESEARCH_RUN',
  ]);
});

test('a custom role gives what stands in it, and nothing else', () => {
  const custom: Grant = {
    kind: 'CUSTOM_ROLE',
    roleId: newId<RoleId>(),
    name: 'Halts only',
    permissions: ['ACCOUNT_READ', 'ACCOUNT_HALT'],
    scope: ALL,
  };
  const ctx = userWith([custom]);
  expect(permissionsOf(ctx)).toEqual(['ACCOUNT_READ', 'ACCOUNT_HALT']);
  for (const [action, type] of table) {
    const may = isAllowed(ctx, action, { type });
    const place = ['Account', 'Client', 'Order', 'Deployment'].includes(type);
    expect(may, `${action} ${type}`).toBe((action === 'read' && place) || action === 'halt');
  }
});

test('who moves money or rights needs a second factor, and who only looks does not', () => {
  const needing = ROLES.filter((name) => needsSecondFactor([role(name)]));
  expect(needing).toEqual([
    'TENANT_OWNER',
    'PORTFOLIO_MANAGER',
    'RISK_OFFICER',
    'COMPLIANCE_OFFICER',
    'PLATFORM_OPERATOR',
  ]);
});
