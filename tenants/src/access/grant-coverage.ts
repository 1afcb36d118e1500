/** Nobody gives what he does not have: whether a context holds permissions where they are given. */
import type { AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { unreachable } from '../errors/result.js';
import type { AccountId, ClientId } from '../ids.js';
import { accountScope } from './account-scope.js';
import { permissionRule } from './permission-registry.js';
import type { Permission } from './permission-registry.js';
import { permissionsOf } from './permissions.js';

/** What a scope covers, read from the database: a group has clients, an account has one. */
export type ResolvedScope =
  | { readonly type: 'ALL' }
  | { readonly type: 'CLIENTS'; readonly clientIds: readonly ClientId[] }
  | { readonly type: 'ACCOUNT'; readonly accountId: AccountId; readonly clientId: ClientId };

/** Null when the scope names nothing of this tenant. */
export async function resolveScope(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: AssignedScope,
): Promise<ResolvedScope | null> {
  switch (scope.type) {
    case 'ALL':
      return { type: 'ALL' };
    case 'CLIENT': {
      const sql = 'SELECT id FROM client WHERE tenant_id = $1 AND id = $2';
      const { rowCount } = await tx.query(sql, [ctx.tenantId, scope.id]);
      return rowCount === 0 ? null : { type: 'CLIENTS', clientIds: [scope.id] };
    }
    case 'ACCOUNT': {
      const sql = 'SELECT client_id FROM account WHERE tenant_id = $1 AND id = $2';
      const { rows } = await tx.query<{ client_id: ClientId }>(sql, [ctx.tenantId, scope.id]);
      const clientId = rows[0]?.client_id;
      return clientId === undefined ? null : { type: 'ACCOUNT', accountId: scope.id, clientId };
    }
    case 'CLIENT_GROUP': {
      // Locked, so that nobody adds a client between this look and the assignment.
      const sql = 'SELECT 1 FROM client_group WHERE tenant_id = $1 AND id = $2 FOR SHARE';
      const { rowCount } = await tx.query(sql, [ctx.tenantId, scope.id]);
      if (rowCount === 0) return null;
      const { rows } = await tx.query<{ client_id: ClientId }>(
        'SELECT client_id FROM client_group_member WHERE tenant_id = $1 AND group_id = $2',
        [ctx.tenantId, scope.id],
      );
      return { type: 'CLIENTS', clientIds: rows.map((row) => row.client_id) };
    }
    default:
      return unreachable(scope);
  }
}

/** The first permission that the author does not hold over the whole of the scope; null if none. */
export function firstNotHeld(
  ctx: TenantContext,
  permissions: readonly Permission[],
  scope: ResolvedScope,
): Permission | null {
  if (ctx.actor.kind === 'SYSTEM') return null;
  return permissions.find((permission) => !holds(ctx, permission, scope)) ?? null;
}

function holds(ctx: TenantContext, permission: Permission, scope: ResolvedScope): boolean {
  // What is the tenant's has no parts: to give it anywhere is to hold it.
  if (permissionRule(permission).reach !== 'PLACE') return permissionsOf(ctx).includes(permission);
  const own = accountScope(ctx, permission);
  if (own === 'ALL') return true;
  switch (scope.type) {
    case 'ALL':
      return false;
    case 'CLIENTS':
      return scope.clientIds.every((id) => own.clientIds.includes(id)) && hasSome(own.clientIds);
    case 'ACCOUNT':
      return own.accountIds.includes(scope.accountId) || own.clientIds.includes(scope.clientId);
    default:
      return unreachable(scope);
  }
}

/** An empty group covers nothing, and who holds the permission nowhere must not give it even so. */
function hasSome(ids: readonly ClientId[]): boolean {
  return ids.length > 0;
}
