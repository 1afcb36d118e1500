/** For what a tenant wants a second person; unless it says otherwise, for everything. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { requireStepUp } from '../identity/require-step-up.js';
import type { ApprovalDeps } from './approval-desk.js';
import { approvalConflict } from './approval-failures.js';
import type { DecisionFailure } from './approval-failures.js';
import { APPROVAL_KINDS } from './approval-kinds.js';
import type { ApprovalKind } from './approval-kinds.js';
import type { ApprovalView } from './approval-rows.js';
import { checkReason, requestApproval } from './request-approval.js';

export interface ApprovalPolicy {
  readonly kind: ApprovalKind;
  readonly required: boolean;
  /** POLICY_CHANGE is not: one person could otherwise switch the second pair of eyes off. */
  readonly changeable: boolean;
}

export interface SetApprovalPolicyInput {
  readonly kind: ApprovalKind;
  readonly required: boolean;
  readonly reason: string;
}

export interface PolicySet {
  readonly policy: ApprovalPolicy;
  /** Of what weakens: the policy stays until a second person has granted it. */
  readonly approval: ApprovalView | null;
}

const READ = 'SELECT kind, required FROM approval_policy WHERE tenant_id = $1';

const SET = `
  INSERT INTO approval_policy (tenant_id, kind, required, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (tenant_id, kind) DO UPDATE SET required = $3, updated_at = $4`;

interface PolicyRow {
  readonly kind: ApprovalKind;
  readonly required: boolean;
}

/** No secret: whoever may ask for something may know whether it waits for somebody. */
export async function listApprovalPolicies(
  ctx: TenantContext,
  deps: { readonly db: { readonly tenants: Pick<TenantDatabase, 'read'> } },
): Promise<readonly ApprovalPolicy[]> {
  const { rows } = await deps.db.tenants.read<PolicyRow>(ctx, READ, [ctx.tenantId]);
  return APPROVAL_KINDS.map((kind) => policyOf(kind, rows));
}

/** Asked by each use case of such a kind before it acts. */
export async function approvalRequired(
  tx: TenantTransaction,
  ctx: TenantContext,
  kind: ApprovalKind,
): Promise<boolean> {
  const { rows } = await tx.query<PolicyRow>(READ, [ctx.tenantId]);
  return policyOf(kind, rows).required;
}

function policyOf(kind: ApprovalKind, rows: readonly PolicyRow[]): ApprovalPolicy {
  const changeable = kind !== 'POLICY_CHANGE';
  const stored = rows.find((row) => row.kind === kind)?.required ?? true;
  return { kind, required: stored || !changeable, changeable };
}

/** Asking for a second person takes effect at once; doing without one needs a second person. */
export function setApprovalPolicy(
  ctx: TenantContext,
  deps: ApprovalDeps,
  input: SetApprovalPolicyInput,
): Promise<Result<PolicySet, DecisionFailure>> {
  const { kind, required } = input;
  return deps.db.tenants.change<PolicySet, DecisionFailure>(ctx, async (tx) => {
    if (!isAllowed(ctx, 'assign', { type: 'Role' })) {
      return fail({ code: 'PERMISSION_DENIED', permission: 'ROLE_MANAGE' });
    }
    const steppedUp = requireStepUp(ctx, deps.clock);
    if (!steppedUp.ok) return steppedUp;
    const reason = checkReason(input.reason);
    if (!reason.ok) return reason;
    const before = await approvalRequired(tx, ctx, kind);
    const policy = { kind, required: before, changeable: kind !== 'POLICY_CHANGE' };
    if (before === required) return ok({ policy, approval: null });
    if (!policy.changeable) {
      return fail(approvalConflict('CONFLICT', 'Changes of this policy always need two people.'));
    }
    if (required) {
      await writePolicy(tx, ctx, { kind, before, after: required, reason: reason.value });
      return ok({ policy: { ...policy, required }, approval: null });
    }
    const payload = { kind, before, after: required };
    const request = { kind: 'POLICY_CHANGE', payload, reason: reason.value } as const;
    const filed = await requestApproval(tx, ctx, deps.approvals, request);
    return filed.ok ? ok({ policy, approval: filed.value }) : filed;
  });
}

export async function writePolicy(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: {
    readonly kind: ApprovalKind;
    readonly before: boolean;
    readonly after: boolean;
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, before, after, reason } = change;
  await tx.query(SET, [ctx.tenantId, kind, after, tx.clock.now()]);
  await appendAudit(tx, ctx, {
    action: 'approval-policy.set',
    resource: { type: 'Tenant', id: ctx.tenantId },
    before: { kind, required: before },
    after: { kind, required: after },
    ...(reason !== undefined && { reason }),
  });
}
