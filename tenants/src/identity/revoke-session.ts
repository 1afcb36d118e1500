/** Ends sessions that are not the one that asks: a lost telephone, a colleague who has left. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, Result } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { SessionId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { endOtherSessions } from './list-sessions.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';
import { endSessions } from './session-tokens.js';
import { personOf } from './step-up.js';
import type { PersonRequired } from './step-up.js';

type RevokeDeps = Pick<TenantsDeps, 'db' | 'sessions'>;

/**
 * One's own at once; anybody's for whoever manages people and has shown a factor just now, because a
 * stolen session could otherwise keep everybody else out.
 */
export async function revokeSession(
  ctx: TenantContext,
  deps: RevokeDeps & Pick<TenantsDeps, 'clock'>,
  input: { readonly sessionId: SessionId },
): Promise<Result<{ readonly sessionId: SessionId }, NotFound | StepUpRequired>> {
  const { sessionId } = input;
  const person = personOf(ctx);
  const anybody = isAllowed(ctx, 'suspend', { type: 'User' });
  const result = await deps.db.tenants.change<
    { readonly sessionId: SessionId },
    NotFound | StepUpRequired
  >(ctx, async (tx) => {
    const found = await tx.query<{ user_id: UserId }>(
      'SELECT user_id FROM session WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL',
      [ctx.tenantId, sessionId],
    );
    const owner = found.rows[0]?.user_id;
    // Somebody else's session is not told from one that does not exist.
    if (owner === undefined || (owner !== person?.userId && !anybody)) {
      return fail({ code: 'NOT_FOUND', resource: 'Session' });
    }
    const steppedUp = owner === person?.userId ? ok(undefined) : requireStepUp(ctx, deps.clock);
    if (!steppedUp.ok) return steppedUp;
    await endSessions(tx, ctx, [sessionId]);
    await auditRevoked(tx, ctx, { sessionId, userId: owner });
    return ok({ sessionId });
  });
  if (result.ok) deps.sessions.forget(sessionId);
  return result;
}

export async function revokeOtherSessions(
  ctx: TenantContext,
  deps: RevokeDeps,
): Promise<Result<{ readonly sessionIds: readonly SessionId[] }, PersonRequired>> {
  const person = personOf(ctx);
  if (person === null) return fail({ code: 'PERSON_REQUIRED' });
  const sessionIds = await deps.db.tenants.run(ctx, async (tx) => {
    const ended = await endOtherSessions(tx, ctx, person.userId, person.sessionId);
    const { userId } = person;
    for (const sessionId of ended) await auditRevoked(tx, ctx, { sessionId, userId });
    return ended;
  });
  for (const sessionId of sessionIds) deps.sessions.forget(sessionId);
  return ok({ sessionIds });
}

async function auditRevoked(
  tx: TenantTransaction,
  ctx: TenantContext,
  of: { readonly sessionId: SessionId; readonly userId: UserId },
): Promise<void> {
  const user = toWireId('user', of.userId);
  await appendAudit(tx, ctx, {
    action: 'session.revoke',
    resource: { type: 'Session', id: of.sessionId },
    before: { user, ended: false },
    after: { user, ended: true },
  });
}
