/** What a mutation under four eyes answers: the account as it is, and the request that waits. */
import type { FourEyesResult } from '@fiducia/engine';
import type { TenantContext } from '@fiducia/tenants';
import { toApproval } from './approval.map.js';
import { toAccount } from './trading.map.js';

type Asked = Extract<FourEyesResult, { ok: true }>;

export function askedPayload(ctx: TenantContext) {
  return ({ account, approval }: Asked) => ({
    account: toAccount(account),
    approval: approval === null ? null : toApproval(ctx, approval),
  });
}
