/** What was granted could not be carried out where it was handed to: said by the engine's worker. */
import { systemContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { ApprovalId, TenantId } from '../ids.js';
import type { ApprovalDesk } from './approval-desk.js';
import { readApproval } from './approval-rows.js';
import { recordDecision } from './record-decision.js';

export async function failApproved(
  tx: TenantTransaction,
  desk: ApprovalDesk,
  failed: {
    readonly tenantId: TenantId;
    readonly approvalId: ApprovalId;
    readonly sentence: string;
  },
): Promise<void> {
  const ctx = systemContext(failed.tenantId, 'engine');
  const row = await readApproval(tx, ctx, failed.approvalId, { lock: true });
  if (row?.status !== 'APPROVED') return;
  const decision = { status: 'FAILED', reason: null, failure: failed.sentence } as const;
  await recordDecision(tx, ctx, desk, { row, decision });
}
