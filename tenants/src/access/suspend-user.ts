/** Shuts a person out, or lets them in again: at once and without a second pair of eyes. */
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import { requireStepUp } from '../identity/require-step-up.js';
import type { StepUpRequired } from '../identity/require-step-up.js';
import type { UserStatus } from '../identity/user.entity.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import type { GrantExceedsOwn, LastOwner } from './access-change.js';
import { isLastOwner } from './owners.js';
import { refusePower } from './power-over-people.js';

export interface SuspendUserInput {
  readonly userId: UserId;
  readonly reason: string;
}

export type SuspendUserFailure =
  InvalidInput | NotFound | PermissionDenied | StepUpRequired | GrantExceedsOwn | LastOwner;

type Deps = Pick<TenantsDeps, 'db' | 'clock' | 'access'>;
type Outcome = Promise<Result<{ readonly userId: UserId }, SuspendUserFailure>>;

/** Ends every session of the person as well. */
export function suspendUser(ctx: TenantContext, deps: Deps, input: SuspendUserInput): Outcome {
  return setStatus(ctx, deps, input, 'SUSPENDED');
}

export function reactivateUser(ctx: TenantContext, deps: Deps, input: SuspendUserInput): Outcome {
  return setStatus(ctx, deps, input, 'ACTIVE');
}

async function setStatus(
  ctx: TenantContext,
  deps: Deps,
  input: SuspendUserInput,
  status: UserStatus,
): Outcome {
  if (!isAllowed(ctx, 'suspend', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const reason = parseInput(plainText(500), input.reason);
  if (!reason.ok) return fail({ ...reason.error, field: 'reason' });
  const { userId } = input;
  return deps.db.tenants.change<{ readonly userId: UserId }, SuspendUserFailure>(
    ctx,
    async (tx) => {
      const refused = await refuse(tx, ctx, userId, status);
      if (refused !== null) return fail(refused);
      await write(tx, ctx, { userId, status, reason: reason.value });
      tx.afterCommit(() => {
        deps.access.changed(ctx.tenantId);
      });
      return ok({ userId });
    },
  );
}

async function refuse(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  status: UserStatus,
): Promise<SuspendUserFailure | null> {
  const exceeds = await refusePower(tx, ctx, userId);
  if (exceeds !== null) return exceeds;
  const last = status === 'SUSPENDED' && (await isLastOwner(tx, ctx, userId));
  if (last) return { code: 'LAST_OWNER' };
  return status === 'ACTIVE' ? refuseNeverCome(tx, ctx, userId) : null;
}

/** Who never chose a password comes by an invitation or not at all. */
async function refuseNeverCome(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<InvalidInput | null> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM app_user WHERE tenant_id = $1 AND id = $2 AND password_hash IS NULL',
    [ctx.tenantId, userId],
  );
  if (rowCount === 0) return null;
  const sentence = 'This person has not accepted an invitation';
  return { code: 'INVALID_INPUT', field: 'userId', sentence };
}

const SET_STATUS = `
  WITH was AS (
    SELECT status FROM app_user WHERE tenant_id = $1 AND id = $2 AND status <> $3 FOR UPDATE
  )
  UPDATE app_user u SET status = $3 FROM was WHERE u.tenant_id = $1 AND u.id = $2
  RETURNING was.status AS before`;

async function write(
  tx: TenantTransaction,
  ctx: TenantContext,
  what: { readonly userId: UserId; readonly status: UserStatus; readonly reason: string },
): Promise<void> {
  const { userId, status, reason } = what;
  const changed = await tx.query<{ before: UserStatus }>(SET_STATUS, [
    ...[ctx.tenantId, userId, status],
  ]);
  const before = changed.rows[0]?.before;
  // Repeated, it is fulfilled already: the log holds changes only.
  if (before === undefined) return;
  if (status === 'SUSPENDED') {
    await tx.query(
      `UPDATE session SET revoked_at = $3
       WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL`,
      [ctx.tenantId, userId, tx.clock.now()],
    );
  }
  await appendAudit(tx, ctx, {
    action: status === 'SUSPENDED' ? 'user.suspend' : 'user.reactivate',
    resource: { type: 'User', id: userId },
    before: { status: before },
    after: { status },
    reason,
  });
}
