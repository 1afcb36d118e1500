/** The approval kind of a venue key's rotation: the request names the sealed key and never holds it. */
import { isAllowed } from '../../access/ability.js';
import { approvalKind } from '../../approvals/approval-kinds.js';
import type { ApprovalKindHandler, ApprovalRefusal } from '../../approvals/approval-kinds.js';
import { appendAudit } from '../../audit/append-audit.js';
import type { JsonObject } from '../../audit/canonical-json.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { fail, ok } from '../../errors/result.js';
import type { Result } from '../../errors/result.js';
import { parseWireId, toWireId } from '../../ids.js';
import { deleteSecret } from '../secret-records.js';
import { CREDENTIAL_DENIED, NO_CREDENTIAL } from './credential-failures.js';
import { placeOf, readCredential } from './credential-records.js';
import type { CredentialRow } from './credential-records.js';

export interface RotationPayload extends JsonObject {
  readonly credential: string;
  readonly venue: string;
  readonly label: string;
  readonly fromFingerprint: string;
  readonly toFingerprint: string;
  readonly toVersion: number;
}

export function rotationPayload(
  row: CredentialRow,
  next: { readonly version: number; readonly fingerprint: string },
): RotationPayload {
  return {
    credential: toWireId('credential', row.id),
    venue: row.venue,
    label: row.label,
    fromFingerprint: row.fingerprint,
    toFingerprint: next.fingerprint,
    toVersion: next.version,
  };
}

export const credentialRotationKind: ApprovalKindHandler = approvalKind<RotationPayload>({
  kind: 'KEY_ROTATION',
  permissionToAsk: 'CREDENTIAL_MANAGE',
  async check(tx, author, payload) {
    const found = await findPending(tx, author, payload);
    if (!found.ok) return found;
    const row = found.value;
    const place = placeOf(row);
    if (!isAllowed(author, 'update', { type: 'Credential', ...place })) {
      return fail(CREDENTIAL_DENIED);
    }
    const resource = { type: 'Credential', id: row.id } as const;
    return ok({ resource, name: `${row.venue} · ${row.label} (${row.account_name})`, place });
  },
  inOpen: ({ credential, fromFingerprint, toFingerprint, toVersion }) => ({
    credential,
    fromFingerprint,
    toFingerprint,
    toVersion,
  }),
  describe: ({ venue, label, fromFingerprint, toFingerprint }) => [
    { field: `${venue} · ${label}`, before: fromFingerprint, after: toFingerprint },
  ],
  async apply(tx, { decider }, payload) {
    const activated = await activatePending(tx, decider, payload);
    return activated.ok ? ok({}) : activated;
  },
});

async function findPending(
  tx: TenantTransaction,
  ctx: TenantContext,
  payload: RotationPayload,
): Promise<Result<CredentialRow, ApprovalRefusal>> {
  const id = parseWireId('credential', payload.credential);
  const row = id.ok ? await readCredential(tx, ctx, id.id, { lock: true }) : null;
  if (row === null) return fail(NO_CREDENTIAL);
  const isSame =
    row.pending_version === payload.toVersion &&
    row.pending_fingerprint === payload.toFingerprint &&
    row.fingerprint === payload.fromFingerprint;
  if (isSame) return ok(row);
  return fail({ code: 'CONFLICT', sentence: 'This credential has been changed since.' });
}

/** The new key is used from the commit on; the key before stays until the rotation is confirmed. */
export async function activatePending(
  tx: TenantTransaction,
  ctx: TenantContext,
  payload: RotationPayload,
): Promise<Result<CredentialRow, ApprovalRefusal>> {
  const found = await findPending(tx, ctx, payload);
  if (!found.ok) return found;
  const row = found.value;
  const { id, active_version, previous_version } = row;
  if (previous_version !== null) {
    await deleteSecret(tx, ctx, { purpose: 'venue', subjectId: id, version: previous_version });
  }
  await tx.query(
    `UPDATE credential SET previous_version = active_version, active_version = pending_version,
       fingerprint = pending_fingerprint, pending_version = NULL, pending_fingerprint = NULL,
       rotated_at = $3
     WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, id, tx.clock.now()],
  );
  await appendAudit(tx, ctx, {
    action: 'credential.rotate',
    resource: { type: 'Credential', id },
    accountId: row.account_id,
    before: { fingerprint: row.fingerprint, version: active_version },
    after: { fingerprint: payload.toFingerprint, version: payload.toVersion },
  });
  return ok(row);
}
