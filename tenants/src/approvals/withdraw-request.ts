/** Whoever asked takes the request back. */
import { isAllowed } from '../access/ability.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { ApprovalId } from '../ids.js';
import { isAuthor } from './approval-author.js';
import type { ApprovalDeps } from './approval-desk.js';
import { approvalConflict } from './approval-failures.js';
import type { DecisionFailure } from './approval-failures.js';
import { approvalView, readApproval } from './approval-rows.js';
import type { ApprovalView } from './approval-rows.js';
import { approvalTarget } from './approval-target.js';
import { recordDecision } from './record-decision.js';

export function withdrawRequest(
  ctx: TenantContext,
  deps: ApprovalDeps,
  input: { readonly approvalId: ApprovalId },
): Promise<Result<ApprovalView, DecisionFailure>> {
  return deps.db.tenants.change<ApprovalView, DecisionFailure>(ctx, async (tx) => {
    const row = await readApproval(tx, ctx, input.approvalId, { lock: true });
    if (row === null) return fail({ code: 'NOT_FOUND', resource: 'Approval' });
    if (!(await isAuthor(tx, ctx, row))) {
      if (!isAllowed(ctx, 'read', approvalTarget(row))) {
        return fail({ code: 'NOT_FOUND', resource: 'Approval' });
      }
      const sentence = 'Only whoever asked can take a request back; reject it instead.';
      return fail(approvalConflict('CONFLICT', sentence));
    }
    if (row.status === 'WITHDRAWN') return ok(approvalView(deps.approvals, row));
    if (row.status !== 'PENDING') return fail(approvalConflict('APPROVAL_NOT_PENDING'));
    const decision = { status: 'WITHDRAWN', reason: null, failure: null } as const;
    const withdrawn = await recordDecision(tx, ctx, deps.approvals, { row, decision });
    return ok(approvalView(deps.approvals, withdrawn));
  });
}
