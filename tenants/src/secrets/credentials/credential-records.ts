/** Stored venue keys as rows: label, venue, fingerprint and dates; the key itself is never among it. */
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import type { AccountId, ClientId, CredentialId } from '../../ids.js';

export interface CredentialView {
  readonly id: CredentialId;
  readonly accountId: AccountId;
  readonly venue: string;
  readonly label: string;
  readonly fingerprint: string;
  /** The venue was asked and said that the key cannot withdraw; false: it cannot be asked. */
  readonly withdrawalExcluded: boolean;
  /** The key before is kept until the rotation is confirmed. */
  readonly rotationUnconfirmed: boolean;
  /** Of a key that waits for a second person. */
  readonly pendingFingerprint: string | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface CredentialRow {
  readonly id: CredentialId;
  readonly account_id: AccountId;
  readonly client_id: ClientId;
  readonly account_name: string;
  readonly venue: string;
  readonly label: string;
  readonly fingerprint: string;
  readonly active_version: number;
  readonly previous_version: number | null;
  readonly pending_version: number | null;
  readonly pending_fingerprint: string | null;
  readonly withdrawal_excluded: boolean;
  readonly created_at: Date;
  readonly rotated_at: Date | null;
  readonly last_used_at: Date | null;
}

const COLUMNS = `
  c.id, c.account_id, a.client_id, a.name AS account_name, c.venue, c.label, c.fingerprint,
  c.active_version, c.previous_version, c.pending_version, c.pending_fingerprint,
  c.withdrawal_excluded, c.created_at, c.rotated_at, c.last_used_at`;

const TABLES = 'credential c JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id';

export const CREDENTIALS_OF_ACCOUNT = `
  SELECT ${COLUMNS} FROM ${TABLES} WHERE c.tenant_id = $1 AND c.account_id = $2
  ORDER BY c.venue, c.label, c.id LIMIT $3`;

const READ = `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.tenant_id = $1 AND c.id = $2`;
const LOCK = `${READ} FOR UPDATE OF c`;

export async function readCredential(
  tx: TenantTransaction,
  ctx: TenantContext,
  id: CredentialId,
  { lock }: { readonly lock: boolean },
): Promise<CredentialRow | null> {
  const { rows } = await tx.query<CredentialRow>(lock ? LOCK : READ, [ctx.tenantId, id]);
  return rows[0] ?? null;
}

export async function placeOfAccount(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
): Promise<{ readonly accountId: AccountId; readonly clientId: ClientId } | null> {
  const { rows } = await tx.query<{ client_id: ClientId }>(
    'SELECT client_id FROM account WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, accountId],
  );
  return rows[0] === undefined ? null : { accountId, clientId: rows[0].client_id };
}

export function placeOf(row: CredentialRow) {
  return { accountId: row.account_id, clientId: row.client_id };
}

export function credentialView(row: CredentialRow): CredentialView {
  return {
    id: row.id,
    accountId: row.account_id,
    venue: row.venue,
    label: row.label,
    fingerprint: row.fingerprint,
    withdrawalExcluded: row.withdrawal_excluded,
    rotationUnconfirmed: row.previous_version !== null,
    pendingFingerprint: row.pending_fingerprint,
    createdAt: row.created_at,
    rotatedAt: row.rotated_at,
    lastUsedAt: row.last_used_at,
  };
}
