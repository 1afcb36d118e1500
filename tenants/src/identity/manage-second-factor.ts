/** Reads and changes a second factor that is set up. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import type { GrantExceedsOwn } from '../access/access-change.js';
import { needsSecondFactor } from '../access/permissions.js';
import { refusePower } from '../access/power-over-people.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { SessionId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { dropFactor } from './enrol-totp.js';
import { endOtherSessions } from './list-sessions.js';
import { deleteRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';
import { findFactor } from './second-factor.js';
import type { MfaEnrolmentRequired } from './second-factor.js';
import { personOf } from './step-up.js';
import type { PersonRequired } from './step-up.js';

export interface SecondFactorStatus {
  /** The person's roles ask for one. */
  readonly required: boolean;
  readonly enrolled: boolean;
  readonly enrolledAt: Date | null;
  readonly recoveryCodesLeft: number;
}

interface StatusRow {
  readonly confirmed_at: Date | null;
  readonly codes_left: number;
}

const NO_FACTOR: SecondFactorStatus = {
  required: false,
  enrolled: false,
  enrolledAt: null,
  recoveryCodesLeft: 0,
};

/** One's own; a key has none. */
export async function readSecondFactor(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  enrolOnly: boolean,
): Promise<SecondFactorStatus> {
  const person = personOf(ctx);
  if (person === null) return NO_FACTOR;
  const found = await deps.db.tenants.read<StatusRow>(
    ctx,
    `SELECT f.confirmed_at, (SELECT count(*)::integer FROM recovery_code r
       WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id AND r.used_at IS NULL) AS codes_left
     FROM app_user u
     LEFT JOIN totp_factor f ON f.tenant_id = u.tenant_id AND f.user_id = u.id
       AND f.status = 'ACTIVE'
     WHERE u.tenant_id = $1 AND u.id = $2`,
    [ctx.tenantId, person.userId],
  );
  const enrolledAt = found.rows[0]?.confirmed_at ?? null;
  return {
    required: enrolOnly || needsSecondFactor(ctx.grants),
    enrolled: enrolledAt !== null,
    enrolledAt,
    recoveryCodesLeft: found.rows[0]?.codes_left ?? 0,
  };
}

interface FactorNeeded {
  readonly code: 'CONFLICT';
  readonly sentence: string;
}

export type ChangeFactorFailure = PersonRequired | StepUpRequired | MfaEnrolmentRequired;

/** Only for whom no role asks for one; the others set up another instead. */
export async function disableTotp(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'sessions'>,
): Promise<
  Result<{ readonly endedSessions: readonly SessionId[] }, ChangeFactorFailure | FactorNeeded>
> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const factor = requireStepUp(ctx, deps.clock);
  if (!factor.ok) return factor;
  if (needsSecondFactor(ctx.grants)) {
    const sentence = 'Your role needs a second factor; set up another one in its place.';
    return fail({ code: 'CONFLICT', sentence });
  }
  const { userId, sessionId } = person;
  const endedSessions = await deps.db.tenants.run(ctx, async (tx) => {
    await dropFactor(tx, ctx, userId, 'ACTIVE');
    await dropFactor(tx, ctx, userId, 'PENDING');
    await deleteRecoveryCodes(tx, ctx, userId);
    await tx.query(
      `UPDATE session SET mfa = false, stepped_up_at = NULL WHERE tenant_id = $1 AND id = $2`,
      [ctx.tenantId, sessionId],
    );
    const resource = { type: 'User', id: userId } as const;
    await appendAudit(tx, ctx, { action: 'second-factor.disable', resource });
    return endOtherSessions(tx, ctx, userId, sessionId);
  });
  for (const ended of [sessionId, ...endedSessions]) deps.sessions.forget(ended);
  return ok({ endedSessions });
}

export async function regenerateRecoveryCodes(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, ChangeFactorFailure>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const factor = requireStepUp(ctx, deps.clock);
  if (!factor.ok) return factor;
  return deps.db.tenants.change(ctx, async (tx) => {
    const { userId } = person;
    if ((await findFactor(tx, ctx, userId, 'ACTIVE')) === null) {
      return fail({ code: 'MFA_ENROLMENT_REQUIRED' } as const);
    }
    const recoveryCodes = await replaceRecoveryCodes(tx, ctx, userId);
    const resource = { type: 'User', id: userId } as const;
    await appendAudit(tx, ctx, { action: 'second-factor.new-recovery-codes', resource });
    return ok({ recoveryCodes });
  });
}

const resetSchema = z.strictObject({ userId: z.uuid(), reason: plainText(500) });

export interface ResetSecondFactorInput {
  readonly userId: UserId;
  readonly reason: string;
}

/** For somebody else who has lost everything: they sign in by password and set up a new one. */
export async function resetSecondFactor(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'sessions'>,
  input: ResetSecondFactorInput,
): Promise<
  Result<
    { readonly endedSessions: readonly SessionId[] },
    InvalidInput | PermissionDenied | StepUpRequired | NotFound | GrantExceedsOwn
  >
> {
  // One's own goes another way: a stolen session must not get rid of it.
  const isOwn = ctx.actor.id === input.userId;
  if (isOwn || !isAllowed(ctx, 'update', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' });
  }
  const checked = parseInput(resetSchema, input);
  if (!checked.ok) return checked;
  const factor = requireStepUp(ctx, deps.clock);
  if (!factor.ok) return factor;
  const { userId, reason } = input;
  const result = await deps.db.tenants.change(ctx, async (tx) => {
    // With the second factor gone a password is enough: it would be a way to what they hold.
    const refused = await refusePower(tx, ctx, userId);
    if (refused !== null) return fail(refused);
    await dropFactor(tx, ctx, userId, 'ACTIVE');
    await dropFactor(tx, ctx, userId, 'PENDING');
    await deleteRecoveryCodes(tx, ctx, userId);
    const resource = { type: 'User', id: userId } as const;
    await appendAudit(tx, ctx, { action: 'second-factor.reset', resource, reason });
    return ok({ endedSessions: await endOtherSessions(tx, ctx, userId, null) });
  });
  if (result.ok) for (const ended of result.value.endedSessions) deps.sessions.forget(ended);
  return result;
}
