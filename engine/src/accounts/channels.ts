/** Names of the channels on which accounts tell that they have moved. Each belongs to one tenant. */
import type { AccountId, TenantId } from '@fiducia/tenants';

/** Every commit of one account; the message is an `AccountUpdate` as JSON. */
export function accountChannel(account: {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
}): string {
  return `t:${account.tenantId}:account:${account.accountId}`;
}

/** All accounts of a tenant, thinned; the message is an `AccountUpdate` as JSON. */
export function overviewChannel(tenantId: TenantId): string {
  return `t:${tenantId}:accounts`;
}
