/**
 * Every rule of the permission registry and every holding of a role or key scope, taken away,
 * widened or added: each must change a decision that is compared with the table beside this file.
 */
import { describe, expect, test } from 'vitest';

import { API_KEY_SCOPES, ROLES } from '../context/grants.js';
import type { Grant, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId, RoleId, SessionId, TenantId } from '../ids.js';
import { recordFigures } from '../testing/isolation-figures.js';
import { isAllowed } from './ability.js';
import { accountScope } from './account-scope.js';
import { KEY_SCOPE_PERMISSIONS, ROLE_PERMISSIONS } from './built-in-roles.js';
import { EXPECTED_PERMISSIONS } from './permission-expectations.js';
import type { ExpectedPermission } from './permission-expectations.js';
import { PERMISSION_REGISTRY, PERMISSIONS } from './permission-registry.js';
import type { AccessAction, AccessSubject, Permission } from './permission-registry.js';
import { needsSecondFactor, permissionsOf } from './permissions.js';

const MINE = { clientId: newId<ClientId>(), accountId: newId<AccountId>() };
const OTHER = { clientId: newId<ClientId>(), accountId: newId<AccountId>() };
const GROUP = { type: 'CLIENT_GROUP', id: newId<ClientGroupId>() } as const;
const SCOPES: readonly GrantScope[] = [
  { type: 'ALL' },
  { type: 'CLIENT', id: MINE.clientId },
  { type: 'ACCOUNT', id: MINE.accountId },
  { ...GROUP, clientIds: [MINE.clientId] },
];
const PLACES = [MINE, OTHER, {}] as const;
const EXPECTED = Object.entries(EXPECTED_PERMISSIONS);
const ACTIONS = EXPECTED.flatMap(([, { allows }]) => allows);

interface Holder {
  readonly name: string;
  readonly grant: (scope: GrantScope) => Grant;
  readonly holds: (permission: string) => boolean;
}

/** A role of the partner's own with one permission shows what that permission does by itself. */
const HOLDERS: readonly Holder[] = [
  ...ROLES.map((role) => ({
    name: role,
    grant: (scope: GrantScope): Grant => ({ kind: 'ROLE', role, scope }),
  })),
  ...API_KEY_SCOPES.map((keyScope) => ({
    name: keyScope,
    grant: (scope: GrantScope): Grant => ({ kind: 'KEY_SCOPE', keyScope, scope }),
  })),
]
  .map((holder) => ({
    ...holder,
    holds: (permission: string) =>
      EXPECTED_PERMISSIONS[permission]?.holders.includes(holder.name) ?? false,
  }))
  .concat(
    PERMISSIONS.map((permission) => ({
      name: `only ${permission}`,
      grant: (scope: GrantScope): Grant => customRole(permission, scope),
      holds: (name: string) => name === permission,
    })),
  );

function customRole(permission: Permission, scope: GrantScope): Grant {
  return {
    kind: 'CUSTOM_ROLE',
    roleId: newId<RoleId>(),
    name: 'One',
    permissions: [permission],
    scope,
  };
}

function contextOf(grant: Grant): TenantContext {
  const actor = {
    ...{ kind: 'USER', id: newId(), name: 'Somebody', sessionId: newId<SessionId>() },
    ...{ mfa: true, steppedUpAt: null },
  } as TenantContext['actor'];
  return { tenantId: newId<TenantId>(), requestId: 'r', actor, grants: [grant] };
}

/** The first decision that is not as the table says; null when all are. */
function wrongDecision(): string | null {
  for (const holder of HOLDERS) {
    for (const scope of SCOPES) {
      const wrong = wrongOf(holder, scope);
      if (wrong !== null) return `${holder.name} with ${scope.type}: ${wrong}`;
    }
  }
  return null;
}

function wrongOf(holder: Holder, scope: GrantScope): string | null {
  const grant = holder.grant(scope);
  const ctx = contextOf(grant);
  const held = EXPECTED.filter(([name]) => holder.holds(name));
  const given = held.filter(([, { reach }]) => reach !== 'TENANT' || scope.type === 'ALL');
  if (
    permissionsOf(ctx).toSorted().join() !==
    given
      .map(([name]) => name)
      .toSorted()
      .join()
  ) {
    return 'holds other permissions';
  }
  if (needsSecondFactor([grant]) !== held.some(([, { secondFactor }]) => secondFactor)) {
    return 'needs a second factor, or does not';
  }
  for (const action of ACTIONS) {
    const [verb, type] = action.split(' ') as [AccessAction, AccessSubject];
    for (const place of PLACES) {
      const may = given.some(
        ([, one]) => one.allows.includes(action) && reaches(one, scope, place),
      );
      if (isAllowed(ctx, verb, { type, ...place }) !== may) return action;
    }
  }
  const reads = given.find(([name]) => name === 'ACCOUNT_READ');
  const list = accountScope(ctx);
  if ((list === 'ALL') !== (reads !== undefined && scope.type === 'ALL')) return 'lists everything';
  return null;
}

function reaches(
  { reach }: ExpectedPermission,
  scope: GrantScope,
  place: { readonly clientId?: ClientId; readonly accountId?: AccountId },
): boolean {
  if (reach !== 'PLACE' || scope.type === 'ALL') return true;
  return scope.type === 'ACCOUNT' ? place.accountId === scope.id : place.clientId === MINE.clientId;
}

interface Mutant {
  readonly name: string;
  /** Makes it, and says how to undo it. */
  readonly make: () => () => void;
}

/** Registries are tables of the module: a mutant replaces one entry of one of them. */
function replaced(table: object, key: string, value: unknown): () => () => void {
  return () => {
    const before = (table as Record<string, unknown>)[key];
    Object.assign(table, { [key]: value });
    return () => {
      Object.assign(table, { [key]: before });
    };
  };
}

function holdingMutants(): readonly Mutant[] {
  return [ROLE_PERMISSIONS, KEY_SCOPE_PERMISSIONS].flatMap((table) =>
    Object.entries(table as Readonly<Record<string, readonly Permission[]>>).flatMap(
      ([holder, held]) =>
        PERMISSIONS.map((permission) => {
          const has = held.includes(permission);
          const changed = has ? held.filter((one) => one !== permission) : [...held, permission];
          const name = `${holder} ${has ? 'without' : 'with'} ${permission}`;
          return { name, make: replaced(table, holder, changed) };
        }),
    ),
  );
}

function ruleMutants(): readonly Mutant[] {
  return PERMISSIONS.flatMap((permission) => {
    const rule = PERMISSION_REGISTRY[permission];
    const changed = (name: string, change: object): Mutant => ({
      name: `${permission} ${name}`,
      make: replaced(PERMISSION_REGISTRY, permission, { ...rule, ...change }),
    });
    const reaches = (['PLACE', 'TENANT', 'SHARED'] as const).filter(
      (reach) => reach !== rule.reach,
    );
    return [
      ...reaches.map((reach) => changed(`reaching ${reach}`, { reach })),
      ...rule.allows.map(([action, type]) =>
        changed(`without ${action} ${type}`, {
          allows: rule.allows.filter((one) => one[0] !== action || one[1] !== type),
        }),
      ),
      changed('with another need of a second factor', {
        movesMoneyOrRights: !rule.movesMoneyOrRights,
      }),
    ];
  });
}

describe('the permission registry', () => {
  test('decides everywhere as the table says', () => {
    expect(EXPECTED.map(([name]) => name).toSorted()).toEqual([...PERMISSIONS].toSorted());
    expect(wrongDecision()).toBeNull();
  });

  test('decides something wrongly when any rule is removed, widened or added', (context) => {
    const mutants = [...holdingMutants(), ...ruleMutants()];
    const survived: string[] = [];
    for (const { name, make } of mutants) {
      const undo = make();
      try {
        if (wrongDecision() === null) survived.push(name);
      } catch {
        // A registry that its own users refuse is noticed as well.
      } finally {
        undo();
      }
    }
    recordFigures(context, 'permissions', {
      permissionRules: PERMISSIONS.length,
      permissionMutants: mutants.length,
      permissionMutantsKilled: mutants.length - survived.length,
    });
    expect(survived).toEqual([]);
    expect(wrongDecision()).toBeNull();
  });
});
