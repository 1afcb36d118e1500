/** ACCOUNT_GO_LIVE: leave to trade with real money, recorded before any venue could ask for it. */
import { appendAudit, approvalKind, fail, isAllowed, ok } from '@fiducia/tenants';
import type {
  AccountId,
  ApprovalKindHandler,
  JsonObject,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import { lockAccount } from './account-place.js';

export interface GoLivePayload extends JsonObject {
  readonly accountId: AccountId;
  readonly reason: string;
}

const SET = `
  update account set live_approved_at = $3
  where tenant_id = $1 and id = $2 and live_approved_at is null`;

export const goLiveKind: ApprovalKindHandler = approvalKind<GoLivePayload>({
  kind: 'ACCOUNT_GO_LIVE',
  permissionToAsk: 'ACCOUNT_GO_LIVE',
  async check(tx, author, { accountId }) {
    const found = await lockAccount(tx, author, accountId);
    if (found === null) return fail({ code: 'NOT_FOUND', resource: 'Account' });
    const place = { accountId, clientId: found.clientId };
    if (!isAllowed(author, 'goLive', { type: 'Account', ...place })) {
      return fail({ code: 'PERMISSION_DENIED', permission: 'ACCOUNT_GO_LIVE' });
    }
    if (found.liveApprovedAt !== null) {
      return fail({ code: 'CONFLICT', sentence: 'The account has been approved already.' });
    }
    return ok({ resource: { type: 'Account', id: accountId }, name: found.name, place });
  },
  inOpen: ({ accountId }) => ({ accountId }),
  describe: () => [{ field: 'liveApproved', before: 'false', after: 'true' }],
  async apply(tx, { decider }, payload) {
    await applyGoLive(tx, decider, payload);
    return ok({});
  },
});

/** The mode stays PAPER: no venue of ours trades live, and nothing goes live by itself. */
export async function applyGoLive(
  tx: TenantTransaction,
  ctx: TenantContext,
  { accountId, reason }: GoLivePayload,
): Promise<null> {
  await tx.query(SET, [ctx.tenantId, accountId, tx.clock.now()]);
  await appendAudit(tx, ctx, {
    action: 'account.approve-live',
    resource: { type: 'Account', id: accountId },
    accountId,
    before: { liveApproved: false },
    after: { liveApproved: true },
    reason,
  });
  return null;
}
