/** Ends the session that a request came with. */
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantsDeps } from '../tenants-deps.js';

/** Signing out twice, or with an API key, does nothing: the wish is fulfilled already. */
export async function signOut(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'sessions'>,
): Promise<void> {
  const { sessionId } = ctx.actor;
  if (sessionId === null) return;
  await deps.db.tenants.run(ctx, async (tx) => {
    const revoked = await tx.query(
      `UPDATE session SET revoked_at = $3
       WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [ctx.tenantId, sessionId, tx.clock.now()],
    );
    if (revoked.rowCount === 0) return;
    await appendAudit(tx, ctx, {
      action: 'session.sign-out',
      resource: { type: 'Session', id: sessionId },
      before: { ended: false },
      after: { ended: true },
    });
  });
  deps.sessions.forget(sessionId);
}
