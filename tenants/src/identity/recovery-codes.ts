/** Codes for the day the telephone is gone: shown once, stored as hashes, each good for one sign-in. */
import { createHash, randomBytes } from 'node:crypto';

import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { UserId } from '../ids.js';

export const RECOVERY_CODES = 10;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** 120 random bits: from 112 on a plain hash is enough (OWASP ASVS 5.0, 6.5.2). */
const CODE_LENGTH = 24;
const CODE_PATTERN = /^[A-Z2-7]{24}$/;

/** Replaces all codes of a person by new ones, and returns them: they cannot be read again. */
export async function replaceRecoveryCodes(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<readonly string[]> {
  await deleteRecoveryCodes(tx, ctx, userId);
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await tx.query(
    `INSERT INTO recovery_code (tenant_id, user_id, code_hash, created_at)
     SELECT $1, $2, hash, $4 FROM unnest($3::bytea[]) AS hash`,
    [ctx.tenantId, userId, codes.map(hashRecoveryCode), tx.clock.now()],
  );
  return codes;
}

export async function deleteRecoveryCodes(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<void> {
  await tx.query('DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2', [
    ctx.tenantId,
    userId,
  ]);
}

/** Whether the code was good; it is not any more. */
export async function useRecoveryCode(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  code: string,
): Promise<boolean> {
  const hash = hashRecoveryCode(code);
  if (hash === null) return false;
  const used = await tx.query(
    `UPDATE recovery_code SET used_at = $4
     WHERE tenant_id = $1 AND user_id = $2 AND code_hash = $3 AND used_at IS NULL`,
    [ctx.tenantId, userId, hash, tx.clock.now()],
  );
  return used.rowCount === 1;
}

/** Null for a text that cannot be a code. Spaces, dashes and small letters are how people type. */
function hashRecoveryCode(code: string): Buffer | null {
  const plain = code.replaceAll(/[\s-]/g, '').toUpperCase();
  return CODE_PATTERN.test(plain) ? createHash('sha256').update(plain).digest() : null;
}

/** In groups of four, as people read. */
function newCode(): string {
  // A byte has eight whole copies of the alphabet: the remainder favours no letter.
  const letters = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET.charAt(byte % 32));
  return letters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}
