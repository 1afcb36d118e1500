/** Takes an invitation back: its link ends, and the person stays a name without access. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { endOpenInvitation, lockInvited } from './invite-user.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';

export type RevokeInvitationFailure = InvalidInput | PermissionDenied | StepUpRequired | NotFound;

export async function revokeInvitation(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  input: { readonly userId: UserId; readonly reason: string },
): Promise<Result<{ readonly userId: UserId }, RevokeInvitationFailure>> {
  if (!isAllowed(ctx, 'create', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const reason = parseInput(plainText(500), input.reason);
  if (!reason.ok) return fail({ ...reason.error, field: 'reason' });
  const { userId } = input;
  return deps.db.tenants.change<{ readonly userId: UserId }, RevokeInvitationFailure>(
    ctx,
    async (tx) => {
      if (!(await lockInvited(tx, ctx, userId))) {
        return fail({ code: 'NOT_FOUND', resource: 'Invitation' });
      }
      await endOpenInvitation(tx, ctx, userId);
      await tx.query(`UPDATE app_user SET status = 'SUSPENDED' WHERE tenant_id = $1 AND id = $2`, [
        ctx.tenantId,
        userId,
      ]);
      await appendAudit(tx, ctx, {
        action: 'invitation.revoke',
        resource: { type: 'User', id: userId },
        before: { status: 'INVITED' },
        after: { status: 'SUSPENDED' },
        reason: reason.value,
      });
      return ok({ userId });
    },
  );
}
