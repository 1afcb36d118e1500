/** Requests under four eyes as the schema shows them; the id of one is its cursor. */
import type { LimitChangeView } from '@fiducia/engine';
import {
  isAllowed,
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
    lines: linesFor(ctx, approval),
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

/** As `Halt.sentence`: its words name amounts, and a release may be asked for without seeing any. */
function linesFor(
  ctx: TenantContext,
  { lines, kind, accountId, clientId }: ApprovalView,
): ApprovalView['lines'] {
  if (kind !== 'KILL_SWITCH_RELEASE' || accountId === null || clientId === null) return lines;
  if (isAllowed(ctx, 'readBalance', { type: 'Account', accountId, clientId })) return lines;
  return lines.map((line) => (line.field === 'halt' ? { ...line, before: null } : line));
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
