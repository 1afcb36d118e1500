/** Asks for a change of who may do what: done at once, or once a second person has granted it. */
import { approvalRequired } from '../approvals/approval-policy.js';
import type { ApprovalDeps } from '../approvals/approval-desk.js';
import type { RequestFailure } from '../approvals/approval-failures.js';
import type { ApprovalView } from '../approvals/approval-rows.js';
import { requestApproval } from '../approvals/request-approval.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { requireStepUp } from '../identity/require-step-up.js';
import type { StepUpRequired } from '../identity/require-step-up.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import { accessChangeSchema } from './access-change.js';
import type { AccessChange, AccessChangeFailure, AccessChangeInput } from './access-change.js';
import { applyAccessChange } from './apply-access-change.js';
import { describeAccessChange } from './describe-access-change.js';
import { roleChangePayload, tryAccessChange } from './role-change-kind.js';

export type AccessDeps = Pick<TenantsDeps, 'db' | 'clock' | 'access'> &
  Pick<ApprovalDeps, 'approvals'>;

export interface AccessChangeRequested {
  readonly change: AccessChange;
  /** Null when the change is done. */
  readonly approval: ApprovalView | null;
}

export type RequestAccessFailure = AccessChangeFailure | StepUpRequired | RequestFailure;

export async function requestAccessChange(
  ctx: TenantContext,
  deps: AccessDeps,
  input: { readonly change: AccessChangeInput; readonly reason: string },
): Promise<Result<AccessChangeRequested, RequestAccessFailure>> {
  // Before everything else: whoever may not is not told what exists.
  if (!isAllowed(ctx, 'assign', { type: 'Role' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'ROLE_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const checked = parseInput(accessChangeSchema, input.change);
  if (!checked.ok) return checked;
  const change = checked.value;
  return deps.db.tenants.change<AccessChangeRequested, RequestAccessFailure>(ctx, async (tx) => {
    const waits = ctx.actor.kind !== 'SYSTEM' && (await approvalRequired(tx, ctx, 'ROLE_CHANGE'));
    if (waits) return file(tx, ctx, deps, { change, reason: input.reason });
    const applied = await applyAccessChange(tx, ctx, change);
    if (!applied.ok) return applied;
    tx.afterCommit(() => {
      deps.access.changed(ctx.tenantId);
    });
    return ok({ change, approval: null });
  });
}

/** What cannot be done is refused now, and not when somebody has thought about it. */
async function file(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: AccessDeps,
  { change, reason }: { readonly change: AccessChange; readonly reason: string },
): Promise<Result<AccessChangeRequested, RequestAccessFailure>> {
  const shown = await describeAccessChange(tx, ctx, change);
  const tried = await tryAccessChange(tx, ctx, change);
  if (!tried.ok) return tried;
  if (shown === null) return fail({ code: 'NOT_FOUND', resource: 'Role' });
  const payload = roleChangePayload(change, shown);
  const kind = 'ROLE_CHANGE' as const;
  const filed = await requestApproval(tx, ctx, deps.approvals, { kind, payload, reason });
  return filed.ok ? ok({ change, approval: filed.value }) : filed;
}
