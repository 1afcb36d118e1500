/** A second person grants or refuses what somebody else has asked for. */
import { isAllowed } from '../access/ability.js';
import { permissionsOf } from '../access/permissions.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { ApprovalId } from '../ids.js';
import { requireStepUp } from '../identity/require-step-up.js';
import { authorContext, isAuthor } from './approval-author.js';
import type { ApprovalDeps } from './approval-desk.js';
import { approvalConflict, sentenceOfRefusal } from './approval-failures.js';
import type { DecisionFailure } from './approval-failures.js';
import type { Applied } from './approval-kinds.js';
import { approvalView, payloadOf, readApproval } from './approval-rows.js';
import type { ApprovalRow, ApprovalView } from './approval-rows.js';
import { approvalTarget } from './approval-target.js';
import { recordDecision } from './record-decision.js';
import { checkReason } from './request-approval.js';

export interface DecideInput {
  readonly approvalId: ApprovalId;
  readonly reason: string;
}

export type DecideResult = Result<ApprovalView, DecisionFailure>;

interface Decided {
  readonly row: ApprovalRow;
  readonly applied: Applied;
}

/**
 * Applies exactly what was shown, if the author still may ask for it and the state still allows it:
 * change, status and audit commit together. Otherwise the request FAILED, with a sentence, and
 * nothing else is changed.
 */
export function approveRequest(
  ctx: TenantContext,
  deps: ApprovalDeps,
  input: DecideInput,
): Promise<DecideResult> {
  return decide(ctx, deps, input, { as: 'APPROVED', carryOut: grant });
}

export function rejectRequest(
  ctx: TenantContext,
  deps: ApprovalDeps,
  input: DecideInput,
): Promise<DecideResult> {
  return decide(ctx, deps, input, { as: 'REJECTED', carryOut: refuse });
}

interface Way {
  readonly as: 'APPROVED' | 'REJECTED';
  carryOut(
    tx: TenantTransaction,
    ctx: TenantContext,
    deps: ApprovalDeps,
    request: { readonly row: ApprovalRow; readonly reason: string },
  ): Promise<Decided>;
}

async function decide(
  ctx: TenantContext,
  deps: ApprovalDeps,
  input: DecideInput,
  way: Way,
): Promise<DecideResult> {
  const reason = checkReason(input.reason);
  if (!reason.ok) return reason;
  // `run`, not `change`: that a request has expired is kept although the decision is refused.
  const decided = await deps.db.tenants.run<Result<Decided, DecisionFailure>>(ctx, async (tx) => {
    const row = await readApproval(tx, ctx, input.approvalId, { lock: true });
    if (row === null || !(await maySee(tx, ctx, row))) {
      return fail(noSuchRequest(ctx));
    }
    const refused = await refuseDecider(tx, ctx, deps, row);
    if (refused !== null) return fail(refused);
    if (isRepetition(ctx, row, way.as)) return ok({ row, applied: {} });
    if (row.status !== 'PENDING') return fail(approvalConflict('APPROVAL_NOT_PENDING'));
    if (deps.clock.now() >= row.expires_at) {
      await expireNow(tx, ctx, deps, row);
      return fail(approvalConflict('APPROVAL_EXPIRED'));
    }
    return ok(await way.carryOut(tx, ctx, deps, { row, reason: reason.value }));
  });
  if (!decided.ok) return decided;
  const { row, applied } = decided.value;
  if (applied.settled === undefined) return ok(approvalView(deps.approvals, row));
  await applied.settled();
  // The engine's answer may have turned it into FAILED.
  const settled = await deps.db.tenants.run(ctx, (tx) =>
    readApproval(tx, ctx, row.id, { lock: false }),
  );
  return ok(approvalView(deps.approvals, settled ?? row));
}

/** Whoever may decide nothing is told that, whether there is such a request or not. */
function noSuchRequest(ctx: TenantContext): DecisionFailure {
  return permissionsOf(ctx).includes('APPROVAL_DECIDE')
    ? { code: 'NOT_FOUND', resource: 'Approval' }
    : { code: 'PERMISSION_DENIED', permission: 'APPROVAL_DECIDE' };
}

async function maySee(
  tx: TenantTransaction,
  ctx: TenantContext,
  row: ApprovalRow,
): Promise<boolean> {
  return isAllowed(ctx, 'read', approvalTarget(row)) || (await isAuthor(tx, ctx, row));
}

/** Only people decide, with a second factor shown just now, and never about their own request. */
async function refuseDecider(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ApprovalDeps,
  row: ApprovalRow,
): Promise<DecisionFailure | null> {
  if (await isAuthor(tx, ctx, row)) return approvalConflict('APPROVAL_OWN_REQUEST');
  if (ctx.actor.kind !== 'USER' || !isAllowed(ctx, 'decide', approvalTarget(row))) {
    return { code: 'PERMISSION_DENIED', permission: 'APPROVAL_DECIDE' };
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  return steppedUp.ok ? null : steppedUp.error;
}

/** An answer that was lost on the way is asked for again: the same decision stands. */
function isRepetition(ctx: TenantContext, row: ApprovalRow, as: Way['as']): boolean {
  if (row.decided_by === null || row.decided_by !== ctx.actor.id) return false;
  return row.status === as || (as === 'APPROVED' && row.status === 'FAILED');
}

async function expireNow(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ApprovalDeps,
  row: ApprovalRow,
): Promise<void> {
  const system = systemContext(ctx.tenantId, 'approvals', ctx.requestId);
  const decision = { status: 'EXPIRED', reason: null, failure: null } as const;
  await recordDecision(tx, system, deps.approvals, { row, decision });
}

const refuse: Way['carryOut'] = async (tx, ctx, deps, { row, reason }) => {
  const decision = { status: 'REJECTED', reason, failure: null } as const;
  const rejected = await recordDecision(tx, ctx, deps.approvals, { row, decision });
  return { row: rejected, applied: {} };
};

const grant: Way['carryOut'] = async (tx, ctx, deps, { row, reason }) => {
  // Whatever a kind has written before it found that it cannot go on is undone; the decision is not.
  await tx.query('SAVEPOINT apply_approval');
  const applied = await applyPayload(tx, ctx, deps, row);
  if (!applied.ok) await tx.query('ROLLBACK TO SAVEPOINT apply_approval');
  const decision = applied.ok
    ? ({ status: 'APPROVED', reason, failure: null } as const)
    : ({ status: 'FAILED', reason, failure: applied.error } as const);
  const decided = await recordDecision(tx, ctx, deps.approvals, { row, decision });
  return { row: decided, applied: applied.ok ? applied.value : {} };
};

async function applyPayload(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ApprovalDeps,
  row: ApprovalRow,
): Promise<Result<Applied, string>> {
  const author = await authorContext(tx, ctx, row);
  if (author === null) return fail('Whoever asked for this is not active any more.');
  const handler = deps.approvals.handler(row.kind);
  const payload = payloadOf(row);
  const checked = await handler.check(tx, author, payload);
  if (!checked.ok) return fail(sentenceOfRefusal(checked.error));
  const change = { author, decider: { ...ctx, approvalId: row.id } };
  const applied = await handler.apply(tx, change, payload);
  return applied.ok ? applied : fail(sentenceOfRefusal(applied.error));
}
