/** Shuts a person out, or lets them in again: at once and without a second pair of eyes. */
import { appendAudit } from '../audit/append-audit.js';
import type { AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import { roleGrants, ROLES_OF_USER } from '../identity/load-grants.js';
import type { RoleGrantRow } from '../identity/load-grants.js';
import { requireStepUp } from '../identity/require-step-up.js';
import type { StepUpRequired } from '../identity/require-step-up.js';
import type { UserStatus } from '../identity/user.entity.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import type { GrantExceedsOwn, LastOwner } from './access-change.js';
import { firstNotHeld, resolveScope } from './grant-coverage.js';
import { isLastOwner } from './owners.js';
import { permissionsOfGrant } from './permissions.js';

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

const ROLES_OF_ONE = `
  SELECT ${ROLES_OF_USER} AS roles FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2`;

/** Nobody shuts out, or lets in, those who hold more than he does. */
async function refuse(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  status: UserStatus,
): Promise<SuspendUserFailure | null> {
  const { rows } = await tx.query<{ roles: readonly RoleGrantRow[] }>(ROLES_OF_ONE, [
    ctx.tenantId,
    userId,
  ]);
  const row = rows[0];
  if (row === undefined) return { code: 'NOT_FOUND', resource: 'User' };
  for (const grant of roleGrants(row.roles)) {
    const resolved = await resolveScope(tx, ctx, grant.scope as AssignedScope);
    if (resolved === null) continue;
    const permission = firstNotHeld(ctx, permissionsOfGrant(grant), resolved);
    if (permission !== null) return { code: 'GRANT_EXCEEDS_OWN', permission };
  }
  const last = status === 'SUSPENDED' && (await isLastOwner(tx, ctx, userId));
  return last ? { code: 'LAST_OWNER' } : null;
}

async function write(
  tx: TenantTransaction,
  ctx: TenantContext,
  what: { readonly userId: UserId; readonly status: UserStatus; readonly reason: string },
): Promise<void> {
  const { userId, status, reason } = what;
  const changed = await tx.query(
    'UPDATE app_user SET status = $3 WHERE tenant_id = $1 AND id = $2 AND status <> $3',
    [ctx.tenantId, userId, status],
  );
  // Repeated, it is fulfilled already: the log holds changes only.
  if (changed.rowCount === 0) return;
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
    before: { status: status === 'SUSPENDED' ? 'ACTIVE' : 'SUSPENDED' },
    after: { status },
    reason,
  });
}
