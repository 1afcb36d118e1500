/** Which accounts a context reaches, in a form that a list query can filter by. */
import type { TenantContext } from '../context/tenant-context.js';
import type { AccountId, ClientId } from '../ids.js';
import { rightsOf } from './permissions.js';
import type { Right } from './permissions.js';

export type AccountScope =
  'ALL' | { readonly clientIds: readonly ClientId[]; readonly accountIds: readonly AccountId[] };

/** An account is reached when it or its client is listed; two empty lists reach nothing. */
export function accountScope(ctx: TenantContext, right: Right = 'ACCOUNT_READ'): AccountScope {
  if (ctx.actor.kind === 'SYSTEM') return 'ALL';
  const clientIds = new Set<ClientId>();
  const accountIds = new Set<AccountId>();
  for (const grant of ctx.grants) {
    if (!rightsOf(grant).includes(right)) continue;
    if (grant.scope.type === 'ALL') return 'ALL';
    if (grant.scope.type === 'CLIENT') clientIds.add(grant.scope.id);
    else accountIds.add(grant.scope.id);
  }
  return { clientIds: [...clientIds], accountIds: [...accountIds] };
}
