/**
 * Sets up a second factor: a seed for the person's app, and a code of it that shows it arrived.
 *
 * Threat: a stolen session that ties the account to the thief's telephone. So an existing factor is
 * replaced only after it was shown again, and a first one is set up in a session that has just begun,
 * or with the password.
 */
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { SessionId, UserId } from '../ids.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import { sealSecret } from '../secrets/seal-secret.js';
import { deleteSecret, saveSecret } from '../secrets/secret-records.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { checkOwnPassword } from './check-own-password.js';
import type { PasswordRefused } from './check-own-password.js';
import { factorState } from './factor-state.js';
import { endOtherSessions } from './list-sessions.js';
import { countCode, countWrongCode, forgiveCodes } from './mfa-limits.js';
import { deleteRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';
import { findFactor, matchFactor, takeStep } from './second-factor.js';
import type { FactorRow, MfaCodeInvalid } from './second-factor.js';
import { markStepUp, personOf } from './step-up.js';
import type { PersonRequired } from './step-up.js';
import { newTotpSecret, totpAddress } from './totp.js';

export interface StartTotpInput {
  /** Needed for a first factor in a session that did not begin just now. */
  readonly password: string | null;
  readonly ip: string;
}

export interface TotpEnrolment {
  /** Base32, for typing; shown this once. */
  readonly secret: string;
  /** `otpauth://…`, for a QR code. */
  readonly address: string;
  readonly expiresAt: Date;
}

export type StartTotpFailure = PersonRequired | StepUpRequired | PasswordRefused | KeysUnavailable;

export interface ConfirmTotpInput {
  readonly code: string;
  readonly ip: string;
}

export interface ConfirmedTotp {
  /** Shown this once. */
  readonly recoveryCodes: readonly string[];
  readonly endedSessions: readonly SessionId[];
}

export type ConfirmTotpFailure =
  PersonRequired | InvalidInput | MfaCodeInvalid | RateLimited | KeysUnavailable | StepUpRequired;

/** Time to find the app; after it the seed that was shown is worth nothing. */
export const ENROLMENT_MS = 15 * 60_000;
/** A sign-in so fresh needs no password again. */
const FRESH_SESSION_MS = 10 * 60_000;

interface OwnerRow {
  readonly email: string;
  readonly product_name: string;
  readonly began_at: Date;
}

export async function startTotpEnrolment(
  ctx: TenantContext,
  deps: TenantsDeps,
  input: StartTotpInput,
): Promise<Result<TotpEnrolment, StartTotpFailure>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const { userId, sessionId } = person;
  const owner = await loadOwner(deps, ctx, userId, sessionId);
  const allowed = await mayStart(ctx, deps, owner, input);
  if (!allowed.ok) return allowed;
  const secret = newTotpSecret();
  const factorId = newId();
  const { tenantId } = ctx;
  const sealed = await sealSecret(deps, {
    ...{ tenantId, purpose: 'totp', subjectId: factorId, plaintext: secret },
  });
  if (!sealed.ok) return sealed;
  const createdAt = await deps.db.tenants.run(ctx, async (tx) => {
    const before = await factorState(tx, ctx, userId);
    await dropFactor(tx, ctx, userId, 'PENDING');
    const now = tx.clock.now();
    await tx.query(
      `INSERT INTO totp_factor (tenant_id, id, user_id, status, created_at)
       VALUES ($1, $2, $3, 'PENDING', $4)`,
      [tenantId, factorId, userId, now],
    );
    await saveSecret(tx, ctx, sealed.value);
    await appendAudit(tx, ctx, {
      action: 'second-factor.start',
      resource: { type: 'User', id: userId },
      before,
      after: await factorState(tx, ctx, userId),
    });
    return now;
  });
  const address = totpAddress(secret, owner.product_name, owner.email);
  return ok({ secret, address, expiresAt: new Date(createdAt.getTime() + ENROLMENT_MS) });
}

async function mayStart(
  ctx: TenantContext,
  deps: TenantsDeps,
  owner: OwnerRow & { readonly factor: FactorRow | null },
  { password, ip }: StartTotpInput,
): Promise<Result<void, StepUpRequired | PasswordRefused>> {
  if (owner.factor !== null) return requireStepUp(ctx, deps.clock);
  const ageMs = deps.clock.now().getTime() - owner.began_at.getTime();
  if (password === null && ageMs < FRESH_SESSION_MS) return ok(undefined);
  return checkOwnPassword(ctx, deps, { password: password ?? '', field: 'password', ip });
}

async function loadOwner(
  deps: Pick<TenantsDeps, 'db'>,
  ctx: TenantContext,
  userId: UserId,
  sessionId: SessionId,
): Promise<OwnerRow & { readonly factor: FactorRow | null }> {
  return deps.db.tenants.run(ctx, async (tx) => {
    const found = await tx.query<OwnerRow>(
      `SELECT u.email, t.product_name, s.created_at AS began_at
       FROM session s
       JOIN app_user u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
       JOIN tenant t ON t.tenant_id = s.tenant_id
       WHERE s.tenant_id = $1 AND s.id = $2 AND s.user_id = $3`,
      [ctx.tenantId, sessionId, userId],
    );
    const row = found.rows[0];
    if (row === undefined) throw new Error('A session that is asked with does not exist');
    return { ...row, factor: await findFactor(tx, ctx, userId, 'ACTIVE') };
  });
}

export async function confirmTotpEnrolment(
  ctx: TenantContext,
  deps: TenantsDeps,
  input: ConfirmTotpInput,
): Promise<Result<ConfirmedTotp, ConfirmTotpFailure>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const attempt = { tenantId: ctx.tenantId, userId: person.userId, ip: input.ip };
  const counted = await countCode(deps.rateLimiter, attempt);
  if (!counted.ok) return counted;
  const of = { userId: person.userId, status: 'PENDING' } as const;
  const matched = await matchFactor(deps, ctx, of, input.code);
  if (!matched.ok) {
    if (matched.error.code === 'MFA_CODE_INVALID') await countWrongCode(deps.rateLimiter, attempt);
    return matched;
  }
  const result = await deps.db.tenants.change(ctx, (tx) =>
    activate(tx, ctx, deps, { ...person, ...matched.value }),
  );
  if (result.ok) await forgiveCodes(deps.rateLimiter, attempt);
  deps.sessions.forget(person.sessionId);
  return result;
}

interface Activation {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly factorId: string;
  readonly step: number;
}

async function activate(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'clock'>,
  { userId, sessionId, factorId, step }: Activation,
): Promise<Result<ConfirmedTotp, InvalidInput | MfaCodeInvalid | StepUpRequired>> {
  const now = tx.clock.now();
  const pending = await findFactor(tx, ctx, userId, 'PENDING');
  if (pending?.id !== factorId || now.getTime() - pending.created_at.getTime() >= ENROLMENT_MS) {
    const sentence = 'The enrolment has expired; start again';
    return fail({ code: 'INVALID_INPUT', field: 'code', sentence });
  }
  const replaced = await findFactor(tx, ctx, userId, 'ACTIVE');
  const replacing = replaced === null ? ok(undefined) : requireStepUp(ctx, deps.clock);
  if (!replacing.ok) return replacing;
  const before = await factorState(tx, ctx, userId);
  await dropFactor(tx, ctx, userId, 'ACTIVE');
  await tx.query(
    `UPDATE totp_factor SET status = 'ACTIVE', confirmed_at = $3 WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, factorId, now],
  );
  if (!(await takeStep(tx, ctx, factorId, step))) return fail({ code: 'MFA_CODE_INVALID' });
  await markStepUp(tx, ctx, sessionId, now);
  const recoveryCodes = await replaceRecoveryCodes(tx, ctx, userId);
  // Whoever is signed in elsewhere has shown no second factor, or the old one.
  const endedSessions = await endOtherSessions(tx, ctx, userId, sessionId);
  await appendAudit(tx, ctx, {
    action: replaced === null ? 'second-factor.enrol' : 'second-factor.replace',
    resource: { type: 'User', id: userId },
    before,
    after: { ...(await factorState(tx, ctx, userId)), endedSessions: endedSessions.length },
  });
  return ok({ recoveryCodes, endedSessions });
}

/** With its recovery codes; returns what there was, for the log. */
export async function removeFactor(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<JsonObject> {
  const before = await factorState(tx, ctx, userId);
  await dropFactor(tx, ctx, userId, 'ACTIVE');
  await dropFactor(tx, ctx, userId, 'PENDING');
  await deleteRecoveryCodes(tx, ctx, userId);
  return before;
}

async function dropFactor(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  status: FactorRow['status'],
): Promise<void> {
  const factor = await findFactor(tx, ctx, userId, status);
  if (factor === null) return;
  await tx.query('DELETE FROM totp_factor WHERE tenant_id = $1 AND id = $2', [
    ctx.tenantId,
    factor.id,
  ]);
  await deleteSecret(tx, ctx, { purpose: 'totp', subjectId: factor.id, version: null });
}
