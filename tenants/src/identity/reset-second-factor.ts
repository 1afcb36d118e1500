/**
 * Takes a second factor away from somebody else who has lost everything: they sign in by password
 * and set up a new one.
 *
 * Threat: an insider who does it to get at the account of a person whose mailbox or password they
 * have. The person is told by mail, and nobody does it to one who may do more than they.
 */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import type { GrantExceedsOwn } from '../access/access-change.js';
import { refusePower } from '../access/power-over-people.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { SessionId, UserId } from '../ids.js';
import { prepareMail, queueMail } from '../mail/queue-mail.js';
import type { PreparedMail } from '../mail/queue-mail.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { removeFactor } from './enrol-totp.js';
import { factorState } from './factor-state.js';
import { endOtherSessions } from './list-sessions.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';

const inputSchema = z.strictObject({ userId: z.uuid(), reason: plainText(500) });

/** A warning that comes later than this helps nobody. */
const WARNING_USEFUL_MS = 86_400_000;

export interface ResetSecondFactorInput {
  readonly userId: UserId;
  readonly reason: string;
}

export interface SecondFactorReset {
  readonly endedSessions: readonly SessionId[];
}

export type ResetSecondFactorFailure =
  InvalidInput | PermissionDenied | StepUpRequired | NotFound | GrantExceedsOwn | KeysUnavailable;

type Deps = Pick<TenantsDeps, 'db' | 'clock' | 'sessions' | 'secretKeys'>;

export async function resetSecondFactor(
  ctx: TenantContext,
  deps: Deps,
  input: ResetSecondFactorInput,
): Promise<Result<SecondFactorReset, ResetSecondFactorFailure>> {
  // One's own goes another way: a stolen session must not get rid of it.
  const isOwn = ctx.actor.id === input.userId;
  if (isOwn || !isAllowed(ctx, 'update', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' });
  }
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const factor = requireStepUp(ctx, deps.clock);
  if (!factor.ok) return factor;
  const warning = await prepareWarning(ctx, deps, input.userId);
  if (!warning.ok) return warning;
  const result = await deps.db.tenants.change<SecondFactorReset, ResetSecondFactorFailure>(
    ctx,
    async (tx) => {
      // With the second factor gone a password is enough: it would be a way to what they hold.
      const refused = await refusePower(tx, ctx, input.userId);
      if (refused !== null) return fail(refused);
      return ok(await reset(tx, ctx, { ...input, warning: warning.value }));
    },
  );
  if (result.ok) for (const ended of result.value.endedSessions) deps.sessions.forget(ended);
  return result;
}

async function reset(
  tx: TenantTransaction,
  ctx: TenantContext,
  input: ResetSecondFactorInput & { readonly warning: PreparedMail | null },
): Promise<SecondFactorReset> {
  const { userId, reason, warning } = input;
  const before = await removeFactor(tx, ctx, userId);
  const endedSessions = await endOtherSessions(tx, ctx, userId, null);
  if (warning !== null) await queueMail(tx, ctx, warning);
  await appendAudit(tx, ctx, {
    action: 'second-factor.reset',
    resource: { type: 'User', id: userId },
    before,
    after: { ...(await factorState(tx, ctx, userId)), endedSessions: endedSessions.length },
    reason,
  });
  return { endedSessions };
}

/** Null for who is not there, or cannot sign in anyway. */
async function prepareWarning(
  ctx: TenantContext,
  deps: Deps,
  userId: UserId,
): Promise<Result<PreparedMail | null, KeysUnavailable>> {
  const found = await deps.db.tenants.read<{ email: string; name: string }>(
    ctx,
    `SELECT email, name FROM app_user WHERE tenant_id = $1 AND id = $2 AND status = 'ACTIVE'`,
    [ctx.tenantId, userId],
  );
  const person = found.rows[0];
  if (person === undefined) return ok(null);
  return prepareMail(deps, ctx.tenantId, {
    recipient: person.email,
    text: { template: 'SECOND_FACTOR_RESET', name: person.name },
    usefulMs: WARNING_USEFUL_MS,
  });
}
