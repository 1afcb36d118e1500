/** Requests under four eyes as the schema shows them; the id of one is its cursor. */
import type { LimitChangeView } from '@fiducia/engine';
import {
  isOwnRequest,
  mayDecide,
  toWireId,
  type ApprovalPage,
  type ApprovalView,
  type TenantContext,
} from '@fiducia/tenants';
import type { KeyedPage } from '../page.js';
import type { ApprovalType, LimitChangeType } from '../types/approval.type.js';

export function toApproval(ctx: TenantContext, approval: ApprovalView): ApprovalType {
  const { resource, accountId, decidedBy } = approval;
  return {
    ...approval,
    id: toWireId('approval', approval.id),
    resourceType: resource.type,
    resourceId: resource.id,
    resourceName: resource.name,
    accountId: accountId === null ? null : toWireId('account', accountId),
    decidedBy: decidedBy === null ? null : { ...decidedBy, id: toWireId('user', decidedBy.id) },
    isOwnRequest: isOwnRequest(ctx, approval),
    mayDecide: mayDecide(ctx, approval),
  };
}

export function toApprovalPage(page: ApprovalPage): KeyedPage<ApprovalView> {
  return {
    nodes: page.approvals,
    cursors: page.approvals.map(({ id }) => toWireId('approval', id)),
    hasNextPage: page.hasNextPage,
  };
}

export function toLimitChange(change: LimitChangeView): LimitChangeType {
  const { approvalId } = change;
  return { ...change, approvalId: approvalId === null ? null : toWireId('approval', approvalId) };
}
