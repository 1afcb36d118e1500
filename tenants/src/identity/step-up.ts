/** Shows a second factor again in a session, for what must not be done by whoever holds it. */
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { Actor, TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { SessionId, UserId } from '../ids.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { STEP_UP_MS } from './require-step-up.js';
import { findFactor, withSecondFactor } from './second-factor.js';
import type { FactorDeps, MfaEnrolmentRequired, SecondFactorFailure } from './second-factor.js';

/** An API key asks: it has scopes, and nothing of a person's. */
export interface PersonRequired {
  readonly code: 'PERSON_REQUIRED';
}

export interface StepUpInput {
  readonly code: string;
  readonly ip: string;
}

export interface StepUp {
  /** Until then it need not be shown again. */
  readonly until: Date;
}

export type StepUpFailure = PersonRequired | MfaEnrolmentRequired | SecondFactorFailure;

export async function stepUp(
  ctx: TenantContext,
  deps: FactorDeps & Pick<TenantsDeps, 'sessions'>,
  input: StepUpInput,
): Promise<Result<StepUp, StepUpFailure>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const { userId, sessionId } = person;
  const factor = await deps.db.tenants.run(ctx, (tx) => findFactor(tx, ctx, userId, 'ACTIVE'));
  if (factor === null) return fail({ code: 'MFA_ENROLMENT_REQUIRED' });
  const shown = { kind: 'TOTP', code: input.code } as const;
  const asked = { userId, shown, ip: input.ip };
  const result = await withSecondFactor<StepUp, never>(deps, ctx, asked, async (tx) => {
    const now = tx.clock.now();
    await markStepUp(tx, ctx, sessionId, now);
    await appendAudit(tx, ctx, {
      action: 'session.step-up',
      resource: { type: 'Session', id: sessionId },
      before: factorShown(ctx.actor),
      after: { mfa: true, steppedUpAt: now.toISOString() },
    });
    return ok({ until: new Date(now.getTime() + STEP_UP_MS) });
  });
  deps.sessions.forget(sessionId);
  return result;
}

function factorShown(actor: Actor): JsonObject {
  const at = actor.kind === 'USER' ? actor.steppedUpAt : null;
  return { mfa: actor.mfa, steppedUpAt: at?.toISOString() ?? null };
}

export async function markStepUp(
  tx: TenantTransaction,
  ctx: TenantContext,
  sessionId: SessionId,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE session SET mfa = true, stepped_up_at = $3 WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, sessionId, now],
  );
}

/** Null for keys and for the platform's own work: what has no session has no second factor. */
export function personOf(
  ctx: TenantContext,
): { readonly userId: UserId; readonly sessionId: SessionId } | null {
  const { actor } = ctx;
  return actor.kind === 'USER' ? { userId: actor.id, sessionId: actor.sessionId } : null;
}
