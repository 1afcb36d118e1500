/** The `approval` table: a row, and the view that people and programs get of it. */
import { createHash } from 'node:crypto';

import type { JsonObject } from '../audit/canonical-json.js';
import { resourceWireId } from '../audit/audit-leaf.js';
import type { AuditResourceType } from '../audit/audit-leaf.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { AccountId, ApprovalId, ClientId, SessionId, UserId } from '../ids.js';
import type { ApprovalDesk } from './approval-desk.js';
import type { ApprovalKind, ApprovalLine } from './approval-kinds.js';
import type { ApprovalStatus } from './approval-status.js';

export interface ApprovalRow {
  readonly id: ApprovalId;
  readonly kind: ApprovalKind;
  readonly resource_type: AuditResourceType;
  readonly resource_id: string;
  readonly resource_name: string;
  readonly account_id: AccountId | null;
  readonly client_id: ClientId | null;
  readonly payload: string;
  readonly payload_hash: Buffer;
  readonly reason: string;
  readonly requested_by_kind: 'USER' | 'API_KEY';
  /** Wire id of the person or key. */
  readonly requested_by: string;
  /** The person behind: of a key, who made it; null when the platform did. */
  readonly requested_by_user: UserId | null;
  readonly requested_by_name: string;
  readonly requested_session: SessionId | null;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly status: ApprovalStatus;
  readonly decided_by: UserId | null;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
  readonly failure: string | null;
}

export interface ApprovalView {
  readonly id: ApprovalId;
  readonly kind: ApprovalKind;
  readonly status: ApprovalStatus;
  readonly resource: {
    readonly type: AuditResourceType;
    /** In its wire form. */
    readonly id: string;
    readonly name: string;
  };
  readonly accountId: AccountId | null;
  readonly lines: readonly ApprovalLine[];
  /** SHA-256 of the canonical payload, hex: what the audit log calls it. */
  readonly payloadHash: string;
  readonly reason: string;
  readonly requestedBy: {
    readonly kind: 'USER' | 'API_KEY';
    readonly id: string;
    readonly name: string;
  };
  readonly requestedByUser: UserId | null;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: { readonly id: UserId; readonly name: string } | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  /** Why it could not be carried out; null unless FAILED. */
  readonly failure: string | null;
  readonly clientId: ClientId | null;
}

export const APPROVAL_COLUMNS = `
  p.id, p.kind, p.resource_type, p.resource_id, p.resource_name, p.account_id, a.client_id,
  p.payload, p.payload_hash, p.reason, p.requested_by_kind, p.requested_by, p.requested_by_user,
  p.requested_by_name, p.requested_session, p.requested_at, p.expires_at, p.status, p.decided_by,
  p.decided_by_name, p.decided_at, p.decision_reason, p.failure`;

export const APPROVAL_TABLES = `
  approval p LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id`;

const READ = `SELECT ${APPROVAL_COLUMNS} FROM ${APPROVAL_TABLES}
  WHERE p.tenant_id = $1 AND p.id = $2`;

/** Whoever decides waits here for whoever decides at the same moment. */
const LOCK = `${READ} FOR UPDATE OF p`;

export async function readApproval(
  tx: TenantTransaction,
  ctx: TenantContext,
  id: ApprovalId,
  { lock }: { readonly lock: boolean },
): Promise<ApprovalRow | null> {
  const { rows } = await tx.query<ApprovalRow>(lock ? LOCK : READ, [ctx.tenantId, id]);
  return rows[0] ?? null;
}

/** Exactly what was shown: the hash was taken when it was asked for. */
export function payloadOf(row: ApprovalRow): JsonObject {
  if (!hashPayload(row.payload).equals(row.payload_hash)) {
    throw new Error(`The payload of approval ${row.id} is not the one that was asked for`);
  }
  return JSON.parse(row.payload) as JsonObject;
}

export function hashPayload(canonical: string): Buffer {
  return createHash('sha256').update(canonical, 'utf8').digest();
}

export function approvalView(desk: ApprovalDesk, row: ApprovalRow): ApprovalView {
  const { decided_by: decidedBy, decided_by_name: decidedByName } = row;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    resource: {
      type: row.resource_type,
      id: resourceWireId({ type: row.resource_type, id: row.resource_id }),
      name: row.resource_name,
    },
    accountId: row.account_id,
    clientId: row.client_id,
    lines: desk.handler(row.kind).describe(payloadOf(row)),
    payloadHash: row.payload_hash.toString('hex'),
    reason: row.reason,
    requestedBy: {
      kind: row.requested_by_kind,
      id: row.requested_by,
      name: row.requested_by_name,
    },
    requestedByUser: row.requested_by_user,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    decidedBy:
      decidedBy === null || decidedByName === null ? null : { id: decidedBy, name: decidedByName },
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    failure: row.failure,
  };
}
