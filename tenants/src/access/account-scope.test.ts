import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { API_KEY_SCOPES, PARTNER_ROLES } from '../context/grants.js';
import type { Grant, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId, RoleId, SessionId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import { seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { isAllowed } from './ability.js';
import { accountScope, scopeCondition, scopeValues } from './account-scope.js';
import { permissionRule, PERMISSIONS } from './permission-registry.js';
import { listClients } from './team-queries.js';

let database: TestDatabase;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  database = await startTestDatabase();
  const deps = createTenantsDeps({ db: database.db, apiKeyPepper: new Uint8Array(32) });
  ({ a, b } = await seedTwoTenants(deps));
});
afterAll(() => database.stop());

const SQL = `
  SELECT a.id, a.client_id FROM account a
  WHERE a.tenant_id = $1 AND ${scopeCondition({ clientId: 'a.client_id', accountId: 'a.id' }, 2)}
  ORDER BY a.id`;

function userWith(grants: readonly Grant[]): TenantContext {
  const actor = {
    ...{
      kind: 'USER' as const,
      id: newId<UserId>(),
      name: 'Somebody',
      sessionId: newId<SessionId>(),
    },
    ...{ mfa: true, steppedUpAt: null },
  } as const;
  return { tenantId: a.tenantId, requestId: 'r', actor, grants };
}

/** Of this tenant, of the other one and of nobody: what must not be reached is asked for as well. */
function arbitraryGrants(): fc.Arbitrary<readonly Grant[]> {
  const clientId = fc.constantFrom(...a.clientIds, ...b.clientIds, newId<ClientId>());
  const accountId = fc.constantFrom(...a.accountIds, ...b.accountIds, newId<AccountId>());
  const scope = fc.oneof(
    fc.constant<GrantScope>({ type: 'ALL' }),
    clientId.map((id): GrantScope => ({ type: 'CLIENT', id })),
    accountId.map((id): GrantScope => ({ type: 'ACCOUNT', id })),
    fc.array(clientId, { maxLength: 3 }).map((clientIds): GrantScope => ({
      ...{ type: 'CLIENT_GROUP', id: newId<ClientGroupId>(), clientIds },
    })),
  );
  const held = fc.oneof(
    fc.constantFrom(...PARTNER_ROLES).map((role) => ({ kind: 'ROLE', role }) as const),
    fc
      .constantFrom(...API_KEY_SCOPES)
      .map((keyScope) => ({ kind: 'KEY_SCOPE', keyScope }) as const),
    fc.subarray([...PERMISSIONS]).map((permissions) => ({
      ...({ kind: 'CUSTOM_ROLE', roleId: newId<RoleId>(), name: 'Own' } as const),
      permissions,
    })),
  );
  const grant = fc.tuple(held, scope).map(([what, where]): Grant => ({ ...what, scope: where }));
  return fc.array(grant, { maxLength: 4 });
}

test('for any grants and any permission, the database lists exactly what single decisions allow', async () => {
  const placed = PERMISSIONS.filter((name) => permissionRule(name).reach === 'PLACE');
  const everything = await database.db.tenants.read<{ id: AccountId; client_id: ClientId }>(
    a.context,
    SQL,
    [a.tenantId, true, [], []],
  );
  expect(everything.rows).toHaveLength(a.accountIds.length);
  await fc.assert(
    fc.asyncProperty(arbitraryGrants(), fc.constantFrom(...placed), async (grants, permission) => {
      const ctx = userWith(grants);
      const values = [ctx.tenantId, ...scopeValues(accountScope(ctx, permission))];
      const listed = await database.db.tenants.read<{ id: AccountId }>(ctx, SQL, values);
      for (const [action, type] of permissionRule(permission).allows) {
        const decided = everything.rows.filter(({ id: accountId, client_id: clientId }) =>
          isAllowed(ctx, action, { type, accountId, clientId }),
        );
        expect(listed.rows.map(({ id }) => id)).toEqual(decided.map(({ id }) => id));
      }
    }),
    { numRuns: 300 },
  );
});

test('clients are listed by name for whoever reaches them or an account of theirs', async () => {
  const [client, other] = a.clientIds;
  const [, otherAccount] = a.accountIds;
  if (client === undefined || other === undefined || otherAccount === undefined) return;
  const listed = async (scope: GrantScope): Promise<readonly ClientId[]> => {
    const ctx = userWith([{ kind: 'ROLE', role: 'CLIENT_READER', scope }]);
    const page = await listClients(
      ctx,
      { db: database.db },
      { first: 10, after: null, search: null },
    );
    return page.clients.map(({ id }) => id);
  };
  expect(await listed({ type: 'ALL' })).toEqual([client, other]);
  expect(await listed({ type: 'CLIENT', id: client })).toEqual([client]);
  expect(await listed({ type: 'ACCOUNT', id: otherAccount })).toEqual([other]);
  expect(await listed({ type: 'CLIENT', id: b.clientIds[0] as ClientId })).toEqual([]);
});
