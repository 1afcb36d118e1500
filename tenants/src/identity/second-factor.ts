/**
 * Checks a second factor that somebody shows: a code of the moment, or a recovery code.
 *
 * Threats: guessing (attempts are counted on the account and on the place), and a code that was
 * watched or intercepted (it is accepted once: the step is taken by a conditional update, so that of
 * two requests anywhere one wins).
 */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { RateLimited, Result } from '../errors/result.js';
import type { UserId } from '../ids.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import { openSecret } from '../secrets/seal-secret.js';
import { loadSecret } from '../secrets/secret-records.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { countCode, countWrongCode, forgiveCodes } from './mfa-limits.js';
import { useRecoveryCode } from './recovery-codes.js';
import { matchTotp } from './totp.js';

/** What is shown: exactly one of the two. */
export type ShownFactor =
  | { readonly kind: 'TOTP'; readonly code: string }
  | { readonly kind: 'RECOVERY_CODE'; readonly code: string };

export interface MfaCodeInvalid {
  readonly code: 'MFA_CODE_INVALID';
}

export interface MfaEnrolmentRequired {
  readonly code: 'MFA_ENROLMENT_REQUIRED';
}

export type SecondFactorFailure = MfaCodeInvalid | RateLimited | KeysUnavailable;

export interface FactorRow {
  readonly id: string;
  readonly status: 'PENDING' | 'ACTIVE';
  readonly created_at: Date;
}

export type FactorDeps = Pick<TenantsDeps, 'db' | 'clock' | 'rateLimiter' | 'secretKeys'>;

/**
 * Checks and uses up what is shown, and does `work` in the same transaction: either both are done or
 * neither. The failures of `work` count as failures of the whole.
 */
export async function withSecondFactor<Value, Failure>(
  deps: FactorDeps,
  ctx: TenantContext,
  asked: { readonly userId: UserId; readonly shown: ShownFactor; readonly ip: string },
  work: (tx: TenantTransaction) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | SecondFactorFailure>> {
  const attempt = { tenantId: ctx.tenantId, userId: asked.userId, ip: asked.ip };
  const counted = await countCode(deps.rateLimiter, attempt);
  if (!counted.ok) return counted;
  const use = await prepare(deps, ctx, asked.userId, asked.shown);
  if (!use.ok && use.error.code !== 'MFA_CODE_INVALID') return use;
  const result = await deps.db.tenants.change<Value, Failure | SecondFactorFailure>(
    ctx,
    async (tx) => {
      if (!use.ok || !(await use.value(tx))) return fail({ code: 'MFA_CODE_INVALID' });
      return work(tx);
    },
  );
  if (result.ok) await forgiveCodes(deps.rateLimiter, attempt);
  else if (isInvalidCode(result.error)) await countWrongCode(deps.rateLimiter, attempt);
  return result;
}

function isInvalidCode(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'MFA_CODE_INVALID';
}

type UseInTransaction = (tx: TenantTransaction) => Promise<boolean>;

/** Before the transaction, because opening the seed may ask a key service. */
async function prepare(
  deps: FactorDeps,
  ctx: TenantContext,
  userId: UserId,
  shown: ShownFactor,
): Promise<Result<UseInTransaction, MfaCodeInvalid | KeysUnavailable>> {
  if (shown.kind === 'RECOVERY_CODE') {
    return ok((tx) => useRecoveryCode(tx, ctx, userId, shown.code));
  }
  const matched = await matchFactor(deps, ctx, { userId, status: 'ACTIVE' }, shown.code);
  if (!matched.ok) return matched;
  const { factorId, step } = matched.value;
  return ok((tx) => takeStep(tx, ctx, factorId, step));
}

/** The factor and the time step whose code this is; nothing is used up yet. */
export async function matchFactor(
  deps: FactorDeps,
  ctx: TenantContext,
  of: { readonly userId: UserId; readonly status: FactorRow['status'] },
  code: string,
): Promise<
  Result<{ readonly factorId: string; readonly step: number }, MfaCodeInvalid | KeysUnavailable>
> {
  const sealed = await deps.db.tenants.run(ctx, async (tx) => {
    const factor = await findFactor(tx, ctx, of.userId, of.status);
    if (factor === null) return null;
    return loadSecret(tx, ctx, { purpose: 'totp', subjectId: factor.id, version: 1 });
  });
  if (sealed === null) return fail({ code: 'MFA_CODE_INVALID' });
  const opened = await openSecret(deps, sealed);
  if (!opened.ok) return opened;
  const step = matchTotp(opened.value.toString('ascii'), code, deps.clock.now());
  opened.value.fill(0);
  return step === null
    ? fail({ code: 'MFA_CODE_INVALID' })
    : ok({ factorId: sealed.subjectId, step });
}

export async function findFactor(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  status: FactorRow['status'],
): Promise<FactorRow | null> {
  const found = await tx.query<FactorRow>(
    `SELECT id, status, created_at FROM totp_factor
     WHERE tenant_id = $1 AND user_id = $2 AND status = $3`,
    [ctx.tenantId, userId, status],
  );
  return found.rows[0] ?? null;
}

/** False when this step, or a later one, was taken before: by anybody, in any process. */
export async function takeStep(
  tx: TenantTransaction,
  ctx: TenantContext,
  factorId: string,
  step: number,
): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE totp_factor SET last_step = $3
     WHERE tenant_id = $1 AND id = $2 AND (last_step IS NULL OR last_step < $3)`,
    [ctx.tenantId, factorId, step],
  );
  return taken.rowCount === 1;
}
