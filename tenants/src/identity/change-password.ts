/** Changes one's own password and signs out everywhere else. */
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import type { SessionId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { checkOwnPassword } from './check-own-password.js';
import { endOtherSessions } from './list-sessions.js';
import { hashQueued, QUEUE_FULL_RETRY_SECONDS } from './password-hasher.js';
import { checkPassword } from './password-rules.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';
import { personOf } from './step-up.js';
import type { PersonRequired } from './step-up.js';
import { writePassword } from './write-password.js';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly ip: string;
}

export type ChangePasswordFailure = PersonRequired | StepUpRequired | InvalidInput | RateLimited;

export async function changePassword(
  ctx: TenantContext,
  deps: TenantsDeps,
  input: ChangePasswordInput,
): Promise<Result<{ readonly endedSessions: readonly SessionId[] }, ChangePasswordFailure>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  // Whoever has no second factor shows the password alone, as at sign-in.
  const factor = ctx.actor.mfa ? requireStepUp(ctx, deps.clock) : ok(undefined);
  if (!factor.ok) return factor;
  const { currentPassword, newPassword, ip } = input;
  const shown = { password: currentPassword, field: 'currentPassword', ip };
  const current = await checkOwnPassword(ctx, deps, shown);
  if (!current.ok) return current;
  const { userId, sessionId } = person;
  const email = await emailOf(deps, ctx);
  const checked = await checkPassword(newPassword, email);
  if (!checked.ok) return fail({ ...checked.error, field: 'newPassword' });
  if (newPassword === currentPassword) {
    return fail({ code: 'INVALID_INPUT', field: 'newPassword', sentence: 'Use a new password' });
  }
  const passwordHash = await hashQueued(deps.passwords, newPassword);
  if (passwordHash === null) {
    return fail({ code: 'RATE_LIMITED', retryAfterSeconds: QUEUE_FULL_RETRY_SECONDS });
  }
  const endedSessions = await deps.db.tenants.run(ctx, async (tx) => {
    const { before, after } = await writePassword(tx, ctx, { userId, passwordHash });
    // A link that somebody else asked for, or reads in the mailbox, is worth nothing any more.
    await tx.query(
      `UPDATE password_reset SET ended_at = $3
       WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL`,
      [ctx.tenantId, userId, tx.clock.now()],
    );
    const ended = await endOtherSessions(tx, ctx, userId, sessionId);
    await appendAudit(tx, ctx, {
      action: 'user.change-password',
      resource: { type: 'User', id: userId },
      before,
      after: { ...after, endedSessions: ended.length },
    });
    return ended;
  });
  for (const ended of endedSessions) deps.sessions.forget(ended);
  return ok({ endedSessions });
}

async function emailOf(deps: Pick<TenantsDeps, 'db'>, ctx: TenantContext): Promise<string> {
  const found = await deps.db.tenants.read<{ email: string }>(
    ctx,
    'SELECT email FROM app_user WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, ctx.actor.id],
  );
  return found.rows[0]?.email ?? '';
}
