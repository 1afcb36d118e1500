/** Files a request for a second person to decide, in the transaction of the use case that asks. */
import { randomBytes } from 'node:crypto';

import { appendAudit } from '../audit/append-audit.js';
import { actorWireId } from '../audit/audit-leaf.js';
import { canonicalJson } from '../audit/canonical-json.js';
import type { JsonObject } from '../audit/canonical-json.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { ApprovalId } from '../ids.js';
import { personBehind } from './approval-author.js';
import type { ApprovalDesk } from './approval-desk.js';
import { approvalConflict } from './approval-failures.js';
import type { RequestFailure } from './approval-failures.js';
import type { ApprovalKind, ApprovalSubject } from './approval-kinds.js';
import {
  approvalView,
  APPROVAL_COLUMNS,
  APPROVAL_TABLES,
  hashPayload,
  readApproval,
} from './approval-rows.js';
import type { ApprovalRow, ApprovalView } from './approval-rows.js';
import { recordDecision } from './record-decision.js';

/** A day: somebody decides on the next working morning, and nothing old is granted by surprise. */
export const APPROVAL_LIFETIME_MS = 24 * 60 * 60_000;
export const MAX_APPROVAL_REASON = 1_000;
const SALT_BYTES = 32;

const INSERT = `
  INSERT INTO approval (tenant_id, id, kind, resource_type, resource_id, resource_name, account_id,
    payload, payload_hash, reason, requested_by_kind, requested_by, requested_by_user,
    requested_by_name, requested_session, requested_at, expires_at, status)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'PENDING')
  ON CONFLICT (tenant_id, kind, resource_type, resource_id) WHERE status = 'PENDING' DO NOTHING`;

const WAITING = `
  SELECT ${APPROVAL_COLUMNS} FROM ${APPROVAL_TABLES}
  WHERE p.tenant_id = $1 AND p.kind = $2 AND p.resource_type = $3 AND p.resource_id = $4
    AND p.status = 'PENDING' FOR UPDATE OF p`;

export interface ApprovalRequest {
  readonly kind: ApprovalKind;
  /** Flat enough to be described; complete, so that nothing is decided at the time it is granted. */
  readonly payload: JsonObject;
  readonly reason: string;
}

export async function requestApproval(
  tx: TenantTransaction,
  ctx: TenantContext,
  desk: ApprovalDesk,
  request: ApprovalRequest,
): Promise<Result<ApprovalView, RequestFailure>> {
  const reason = checkReason(request.reason);
  if (!reason.ok) return reason;
  const handler = desk.handler(request.kind);
  const checked = await handler.check(tx, ctx, request.payload);
  if (!checked.ok) return fail(checked.error);
  const subject = checked.value;
  await expireWaiting(tx, ctx, desk, { kind: request.kind, subject });
  const id = newId<ApprovalId>();
  const filed = { ...request, payload: salted(request.payload), reason: reason.value, id, subject };
  if (!(await insert(tx, ctx, filed))) return fail(approvalConflict('APPROVAL_PENDING'));
  const row = await readApproval(tx, ctx, id, { lock: false });
  if (row === null) throw new Error('An approval was filed and is not there');
  await writeAudit(tx, ctx, row, handler.inOpen(request.payload));
  desk.announceAtCommit(tx, ctx.tenantId, id);
  return ok(approvalView(desk, row));
}

/**
 * Its hash stands in the audit log for ever, and must not say what names and words it holds to
 * whoever tries some.
 */
function salted(payload: JsonObject): JsonObject {
  return { ...payload, salt: randomBytes(SALT_BYTES).toString('hex') };
}

/** Four eyes are worth nothing without a reason that the second pair can read. */
export function checkReason(reason: string): Result<string, InvalidInput> {
  const checked = parseInput(plainText(MAX_APPROVAL_REASON), reason.trim());
  if (checked.ok) return checked;
  const sentence = `Give a reason of 1 to ${MAX_APPROVAL_REASON} characters.`;
  return fail({ code: 'INVALID_INPUT', field: 'reason', sentence });
}

/** One that nobody decided in time must not keep the next from being filed. */
async function expireWaiting(
  tx: TenantTransaction,
  ctx: TenantContext,
  desk: ApprovalDesk,
  { kind, subject }: { readonly kind: ApprovalKind; readonly subject: ApprovalSubject },
): Promise<void> {
  const { type, id } = subject.resource;
  const { rows } = await tx.query<ApprovalRow>(WAITING, [ctx.tenantId, kind, type, id]);
  const row = rows[0];
  if (row === undefined || tx.clock.now() < row.expires_at) return;
  const system = systemContext(ctx.tenantId, 'approvals', ctx.requestId);
  const decision = { status: 'EXPIRED', reason: null, failure: null } as const;
  await recordDecision(tx, system, desk, { row, decision });
}

async function insert(
  tx: TenantTransaction,
  ctx: TenantContext,
  filed: ApprovalRequest & { readonly id: ApprovalId; readonly subject: ApprovalSubject },
): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === 'SYSTEM') throw new Error('The platform itself asks nobody for approval');
  const payload = canonicalJson(filed.payload);
  const now = tx.clock.now();
  const { resource, name, place } = filed.subject;
  const inserted = await tx.query(INSERT, [
    ...[ctx.tenantId, filed.id, filed.kind, resource.type, resource.id, name],
    ...[place?.accountId ?? null, payload, hashPayload(payload), filed.reason],
    ...[actor.kind, actorWireId(actor), await personBehind(tx, ctx), actor.name, actor.sessionId],
    ...[now, new Date(now.getTime() + APPROVAL_LIFETIME_MS)],
  ]);
  return inserted.rowCount === 1;
}

async function writeAudit(
  tx: TenantTransaction,
  ctx: TenantContext,
  row: ApprovalRow,
  inOpen: JsonObject,
): Promise<void> {
  await appendAudit(
    tx,
    { ...ctx, approvalId: row.id },
    {
      action: 'approval.request',
      resource: { type: 'Approval', id: row.id },
      after: {
        ...{ kind: row.kind, payload: inOpen, payloadHash: row.payload_hash.toString('hex') },
        expiresAt: row.expires_at.toISOString(),
      },
      reason: row.reason,
      ...(row.account_id !== null && { accountId: row.account_id }),
    },
  );
}
