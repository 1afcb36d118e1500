/** Whether the viewer could decide a request now, for what the portal offers. */
import { isAllowed } from '../access/ability.js';
import type { TenantContext } from '../context/tenant-context.js';
import { toWireId } from '../ids.js';
import type { ApprovalView } from './approval-rows.js';
import { approvalTarget } from './approval-target.js';

export function mayDecide(ctx: TenantContext, approval: ApprovalView): boolean {
  if (ctx.actor.kind !== 'USER' || approval.status !== 'PENDING') return false;
  const { accountId: account_id, clientId: client_id } = approval;
  return (
    !isOwnRequest(ctx, approval) &&
    isAllowed(ctx, 'decide', approvalTarget({ account_id, client_id }))
  );
}

/** A request by a key that the person made is their own. */
export function isOwnRequest(ctx: TenantContext, approval: ApprovalView): boolean {
  const { actor } = ctx;
  if (actor.kind === 'USER') {
    return (
      approval.requestedByUser === actor.id ||
      approval.requestedBy.id === toWireId('user', actor.id)
    );
  }
  return actor.kind === 'API_KEY' && approval.requestedBy.id === toWireId('apiKey', actor.id);
}
