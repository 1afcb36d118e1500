/** Which accounts a context reaches, in a form that a list query can filter by. */
import type { TenantContext } from '../context/tenant-context.js';
import { unreachable } from '../errors/result.js';
import type { AccountId, ClientId } from '../ids.js';
import type { Permission } from './permission-registry.js';
import { permissionsOfGrant } from './permissions.js';

export type AccountScope =
  'ALL' | { readonly clientIds: readonly ClientId[]; readonly accountIds: readonly AccountId[] };

/** An account is reached when it or its client is listed; two empty lists reach nothing. */
export function accountScope(ctx: TenantContext, right: Permission = 'ACCOUNT_READ'): AccountScope {
  if (ctx.actor.kind === 'SYSTEM') return 'ALL';
  const clientIds = new Set<ClientId>();
  const accountIds = new Set<AccountId>();
  for (const grant of ctx.grants) {
    if (!permissionsOfGrant(grant).includes(right)) continue;
    const { scope } = grant;
    switch (scope.type) {
      case 'ALL':
        return 'ALL';
      case 'CLIENT_GROUP':
        for (const id of scope.clientIds) clientIds.add(id);
        break;
      case 'CLIENT':
        clientIds.add(scope.id);
        break;
      case 'ACCOUNT':
        accountIds.add(scope.id);
        break;
      default:
        unreachable(scope);
    }
  }
  return { clientIds: [...clientIds], accountIds: [...accountIds] };
}
