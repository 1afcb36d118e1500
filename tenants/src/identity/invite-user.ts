/** Invites a person by mail: a user without a password, to whom roles can be given already. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { normaliseSignInName } from '../directory/directory.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type {
  InvalidInput,
  NotFound,
  PermissionDenied,
  RateLimited,
  Result,
} from '../errors/result.js';
import type { NameTaken } from '../hierarchy/provision-tenant.js';
import { newId, toWireId } from '../ids.js';
import type { InvitationId, UserId } from '../ids.js';
import type { MailLinks } from '../mail/mail-links.js';
import { tokenLink } from '../mail/mail-links.js';
import { prepareMail, queueMail } from '../mail/queue-mail.js';
import type { PreparedMail } from '../mail/queue-mail.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { countInvitationMail } from './link-limits.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';
import { newTenantToken, parseTenantToken } from './tenant-token.js';

export interface InviteUserInput {
  readonly email: string;
  readonly name: string;
}

export interface Invited {
  readonly userId: UserId;
  readonly invitationId: InvitationId;
  readonly expiresAt: Date;
}

export type InviteUserFailure =
  | InvalidInput
  | PermissionDenied
  | StepUpRequired
  | NameTaken
  | NotFound
  | RateLimited
  | KeysUnavailable;

type InviteDeps = Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys' | 'rateLimiter'> & {
  readonly links: MailLinks;
};

const DAY_MS = 86_400_000;
export const INVITATION_DAYS = 7;

const inputSchema = z.strictObject({
  email: z.email('Use an e-mail address').max(254),
  name: plainText(200),
});

/** What an invitation consists of, made before the transaction because sealing asks the key provider. */
interface PreparedInvitation {
  readonly userId: UserId;
  readonly tokenHash: Buffer;
  readonly mail: PreparedMail;
}

export async function inviteUser(
  ctx: TenantContext,
  deps: InviteDeps,
  input: InviteUserInput,
): Promise<Result<Invited, InviteUserFailure>> {
  const allowed = mayInvite(ctx, deps);
  if (!allowed.ok) return allowed;
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const userId = newId<UserId>();
  const prepared = await prepareInvitation(ctx, deps, { userId, ...checked.value });
  if (!prepared.ok) return prepared;
  return deps.db.tenants.change<Invited, InviteUserFailure>(ctx, async (tx) => {
    const added = await addInvitedUser(tx, ctx, { userId, ...checked.value });
    if (!added.ok) return added;
    return ok(await addInvitation(tx, ctx, prepared.value));
  });
}

/** A new link for somebody who has not come yet; the one before ends. */
export async function resendInvitation(
  ctx: TenantContext,
  deps: InviteDeps,
  { userId }: { readonly userId: UserId },
): Promise<Result<Invited, InviteUserFailure>> {
  const allowed = mayInvite(ctx, deps);
  if (!allowed.ok) return allowed;
  const found = await deps.db.tenants.read<InviteUserInput>(
    ctx,
    `SELECT email, name FROM app_user WHERE tenant_id = $1 AND id = $2 AND status = 'INVITED'`,
    [ctx.tenantId, userId],
  );
  const user = found.rows[0];
  if (user === undefined) return fail({ code: 'NOT_FOUND', resource: 'Invitation' });
  const counted = await countInvitationMail(deps.rateLimiter, userId);
  if (!counted.ok) return counted;
  const prepared = await prepareInvitation(ctx, deps, { userId, ...user });
  if (!prepared.ok) return prepared;
  return deps.db.tenants.change<Invited, InviteUserFailure>(ctx, async (tx) => {
    if (!(await lockInvited(tx, ctx, userId))) {
      return fail({ code: 'NOT_FOUND', resource: 'Invitation' });
    }
    await endOpenInvitation(tx, ctx, userId);
    return ok(await addInvitation(tx, ctx, prepared.value));
  });
}

function mayInvite(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'clock'>,
): Result<void, PermissionDenied | StepUpRequired> {
  if (!isAllowed(ctx, 'create', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_MANAGE' });
  }
  return requireStepUp(ctx, deps.clock);
}

async function prepareInvitation(
  ctx: TenantContext,
  deps: InviteDeps,
  user: InviteUserInput & { readonly userId: UserId },
): Promise<Result<PreparedInvitation, KeysUnavailable>> {
  const token = newTenantToken('fdi', ctx.tenantId);
  const parsed = parseTenantToken('fdi', token);
  if (parsed === null) throw new Error('A token that was just made could not be read');
  const link = tokenLink(deps.links, 'accept-invitation', token);
  const text = {
    template: 'INVITATION',
    name: user.name,
    invitedBy: ctx.actor.name,
    link,
    days: INVITATION_DAYS,
  } as const;
  const mail = await prepareMail(deps, ctx.tenantId, {
    ...{ recipient: user.email, text },
    usefulMs: INVITATION_DAYS * DAY_MS,
  });
  if (!mail.ok) return mail;
  return ok({ userId: user.userId, tokenHash: parsed.hash, mail: mail.value });
}

/**
 * Whether the address signs in at another partner is not looked at here: that is told to nobody but
 * the receiver of the mail, who alone can use it.
 */
async function addInvitedUser(
  tx: TenantTransaction,
  ctx: TenantContext,
  user: InviteUserInput & { readonly userId: UserId },
): Promise<Result<void, NameTaken>> {
  // Two invitations of one address at once: the second waits here and then finds the first.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
    `invite|${ctx.tenantId}|${normaliseSignInName(user.email)}`,
  ]);
  const known = await tx.query(
    `SELECT 1 FROM app_user WHERE tenant_id = $1 AND lower(email) = lower($2)`,
    [ctx.tenantId, user.email],
  );
  if (known.rowCount > 0) return fail({ code: 'NAME_TAKEN', field: 'email' });
  await tx.query(
    `INSERT INTO app_user (tenant_id, id, email, name, password_hash, status, created_at)
     VALUES ($1, $2, $3, $4, NULL, 'INVITED', $5)`,
    [ctx.tenantId, user.userId, user.email, user.name, tx.clock.now()],
  );
  await appendAudit(tx, ctx, {
    action: 'user.invite',
    resource: { type: 'User', id: user.userId },
    after: { email: user.email, name: user.name },
    personal: true,
  });
  return ok(undefined);
}

async function addInvitation(
  tx: TenantTransaction,
  ctx: TenantContext,
  prepared: PreparedInvitation,
): Promise<Invited> {
  const invitationId = newId<InvitationId>();
  const now = tx.clock.now();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  await tx.query(
    `INSERT INTO invitation (tenant_id, id, user_id, token_hash, invited_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[ctx.tenantId, invitationId, prepared.userId, prepared.tokenHash],
      ...[ctx.actor.id, now, expiresAt],
    ],
  );
  await queueMail(tx, ctx, prepared.mail);
  await appendAudit(tx, ctx, {
    action: 'invitation.send',
    resource: { type: 'Invitation', id: invitationId },
    after: { user: toWireId('user', prepared.userId), expiresAt: expiresAt.toISOString() },
  });
  return { userId: prepared.userId, invitationId, expiresAt };
}

/** Holds the row, so that nobody accepts, sends or withdraws at the same moment. */
export async function lockInvited(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<boolean> {
  const found = await tx.query(
    `SELECT 1 FROM app_user WHERE tenant_id = $1 AND id = $2 AND status = 'INVITED' FOR UPDATE`,
    [ctx.tenantId, userId],
  );
  return found.rowCount === 1;
}

export async function endOpenInvitation(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<void> {
  await tx.query(
    `UPDATE invitation SET revoked_at = $3
     WHERE tenant_id = $1 AND user_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL`,
    [ctx.tenantId, userId, tx.clock.now()],
  );
}
