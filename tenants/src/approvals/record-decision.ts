/** Moves a request on: the row, its audit entry and the notice, in the caller's transaction. */
import { appendAudit } from '../audit/append-audit.js';
import type { AuditInput } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { ApprovalDesk } from './approval-desk.js';
import type { ApprovalRow } from './approval-rows.js';
import { mayBecome } from './approval-status.js';
import type { ApprovalStatus } from './approval-status.js';

const UPDATE = `
  UPDATE approval SET status = $3, decided_by = $4, decided_by_name = $5, decided_at = $6,
    decision_reason = $7, failure = $8
  WHERE tenant_id = $1 AND id = $2 AND status = $9`;

const ACTIONS = {
  APPROVED: 'approval.approve',
  REJECTED: 'approval.reject',
  EXPIRED: 'approval.expire',
  WITHDRAWN: 'approval.withdraw',
  FAILED: 'approval.fail',
} as const satisfies Record<Exclude<ApprovalStatus, 'PENDING'>, AuditInput['action']>;

export interface Decision {
  readonly status: Exclude<ApprovalStatus, 'PENDING'>;
  readonly reason: string | null;
  readonly failure: string | null;
}

export async function recordDecision(
  tx: TenantTransaction,
  ctx: TenantContext,
  desk: ApprovalDesk,
  { row, decision }: { readonly row: ApprovalRow; readonly decision: Decision },
): Promise<ApprovalRow> {
  const { status, reason, failure } = decision;
  if (!mayBecome(row.status, status)) {
    throw new Error(`An approval that is ${row.status} cannot become ${status}`);
  }
  const decided = decidedRow(tx, ctx, row, decision);
  const updated = await tx.query(UPDATE, [
    ...[ctx.tenantId, row.id, status, decided.decided_by, decided.decided_by_name],
    ...[decided.decided_at, decided.decision_reason, failure, row.status],
  ]);
  if (updated.rowCount !== 1) throw new Error('The row of an approval is locked by who decides it');
  await appendAudit(
    tx,
    { ...ctx, approvalId: row.id },
    {
      action: ACTIONS[status],
      resource: { type: 'Approval', id: row.id },
      before: { status: row.status },
      after: {
        ...{ status, kind: row.kind, payloadHash: row.payload_hash.toString('hex') },
        ...(failure !== null && { failure }),
      },
      ...(reason !== null && { reason }),
      ...(row.account_id !== null && { accountId: row.account_id }),
    },
  );
  desk.announceAtCommit(tx, ctx.tenantId, row.id);
  return decided;
}

/** A person's decision bears their name; the clock's and the engine's word bears none. */
function decidedRow(
  tx: TenantTransaction,
  ctx: TenantContext,
  row: ApprovalRow,
  { status, reason, failure }: Decision,
): ApprovalRow {
  const changed = { ...row, status, failure };
  // What was granted stays on record with who granted it, whatever the engine made of it.
  if (row.status === 'APPROVED') return changed;
  const person = ctx.actor.kind === 'USER' ? ctx.actor : null;
  return {
    ...changed,
    decided_by: person?.id ?? null,
    decided_by_name: person?.name ?? null,
    decided_at: tx.clock.now(),
    decision_reason: reason,
  };
}
