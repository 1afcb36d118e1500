/** Reads and changes a second factor that is set up. */
import { needsSecondFactor } from '../access/permissions.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { SessionId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { removeFactor } from './enrol-totp.js';
import { factorState } from './factor-state.js';
import { endOtherSessions } from './list-sessions.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
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
    const before = await removeFactor(tx, ctx, userId);
    await tx.query(
      `UPDATE session SET mfa = false, stepped_up_at = NULL WHERE tenant_id = $1 AND id = $2`,
      [ctx.tenantId, sessionId],
    );
    const ended = await endOtherSessions(tx, ctx, userId, sessionId);
    await appendAudit(tx, ctx, {
      action: 'second-factor.disable',
      resource: { type: 'User', id: userId },
      before,
      after: { ...(await factorState(tx, ctx, userId)), endedSessions: ended.length },
    });
    return ended;
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
    const before = await factorState(tx, ctx, userId);
    const recoveryCodes = await replaceRecoveryCodes(tx, ctx, userId);
    await appendAudit(tx, ctx, {
      action: 'second-factor.new-recovery-codes',
      resource: { type: 'User', id: userId },
      before,
      after: await factorState(tx, ctx, userId),
    });
    return ok({ recoveryCodes });
  });
}
