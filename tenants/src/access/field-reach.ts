/** How much of what a context sees it sees completely, so that most requests ask nothing more. */
import type { TenantContext } from '../context/tenant-context.js';
import type { AccountId, ClientId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { Permission } from './permission-registry.js';
import { permissionsOfGrant } from './permissions.js';

export type FieldReach = 'ALL' | 'NONE' | 'SOME';

const known = new WeakMap<TenantContext['grants'], Map<Permission, FieldReach>>();

/**
 * ALL: the viewer holds the permission everywhere, or wherever they see an account. NONE: nowhere.
 * SOME: it depends on the account.
 */
export function fieldReach(ctx: TenantContext, permission: Permission): FieldReach {
  if (ctx.actor.kind === 'SYSTEM') return 'ALL';
  const reaches = known.get(ctx.grants) ?? new Map<Permission, FieldReach>();
  known.set(ctx.grants, reaches);
  const reach = reaches.get(permission) ?? compute(ctx, permission);
  reaches.set(permission, reach);
  return reach;
}

function compute(ctx: TenantContext, permission: Permission): FieldReach {
  const held = ctx.grants.map(permissionsOfGrant);
  const giving = ctx.grants.filter((_, index) => held[index]?.includes(permission) === true);
  if (giving.length === 0) return 'NONE';
  if (giving.some(({ scope }) => scope.type === 'ALL')) return 'ALL';
  const seeing = held.filter((permissions) => permissions.includes('ACCOUNT_READ'));
  return seeing.every((permissions) => permissions.includes(permission)) ? 'ALL' : 'SOME';
}

const CLIENTS = `
  SELECT id, client_id FROM account WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`;

/** Whose account each is. To decide with only: it says nothing about what the viewer may see. */
export async function clientsOfAccounts(
  ctx: TenantContext,
  deps: { readonly db: { readonly tenants: Pick<TenantsDeps['db']['tenants'], 'read'> } },
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, ClientId>> {
  const { rows } = await deps.db.tenants.read<{ id: AccountId; client_id: ClientId }>(
    ctx,
    CLIENTS,
    [ctx.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.client_id]));
}
