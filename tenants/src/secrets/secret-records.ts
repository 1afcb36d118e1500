/** Sealed secrets as rows. Only `wrapped` of a row ever changes: to wrap under a newer key. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { TenantId } from '../ids.js';
import type { SealedSecret, SecretPurpose, SecretRef } from './seal-secret.js';

export interface SecretRow {
  readonly tenant_id: TenantId;
  readonly purpose: SecretPurpose;
  readonly subject_id: string;
  readonly version: number;
  readonly payload: Buffer;
  readonly key_ring: string;
  readonly key_version: number;
  readonly wrapped_key: string;
}

export async function saveSecret(
  tx: TenantTransaction,
  ctx: TenantContext,
  sealed: SealedSecret,
): Promise<void> {
  if (sealed.tenantId !== ctx.tenantId)
    throw new Error('A secret of another tenant was to be saved');
  const { purpose, subjectId, version, payload, wrapped } = sealed;
  await tx.query(
    `INSERT INTO sealed_secret (tenant_id, purpose, subject_id, version, payload,
       key_ring, key_version, wrapped_key, created_at, wrapped_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[ctx.tenantId, purpose, subjectId, version, payload],
      ...[wrapped.ring, wrapped.version, wrapped.text, tx.clock.now()],
    ],
  );
}

export async function loadSecret(
  tx: TenantTransaction,
  ctx: TenantContext,
  ref: SecretRef,
): Promise<SealedSecret | null> {
  const found = await tx.query<SecretRow>(
    `SELECT tenant_id, purpose, subject_id, version, payload, key_ring, key_version, wrapped_key
     FROM sealed_secret
     WHERE tenant_id = $1 AND purpose = $2 AND subject_id = $3 AND version = $4`,
    [ctx.tenantId, ref.purpose, ref.subjectId, ref.version],
  );
  const row = found.rows[0];
  return row === undefined ? null : secretOfRow(row);
}

export function secretOfRow(row: SecretRow): SealedSecret {
  return {
    tenantId: row.tenant_id,
    purpose: row.purpose,
    subjectId: row.subject_id,
    version: row.version,
    payload: row.payload,
    wrapped: { ring: row.key_ring, version: row.key_version, text: row.wrapped_key },
  };
}

/** One version, or with null all of them. The data key goes with the row, and nothing opens a copy. */
export async function deleteSecret(
  tx: TenantTransaction,
  ctx: TenantContext,
  ref: Omit<SecretRef, 'version'> & { readonly version: number | null },
): Promise<void> {
  await tx.query(
    `DELETE FROM sealed_secret
     WHERE tenant_id = $1 AND purpose = $2 AND subject_id = $3
       AND ($4::integer IS NULL OR version = $4)`,
    [ctx.tenantId, ref.purpose, ref.subjectId, ref.version],
  );
}
