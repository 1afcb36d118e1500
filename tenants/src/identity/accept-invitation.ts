/**
 * Somebody with the link of an invitation chooses a password and may sign in from now on.
 *
 * Threat: somebody who guesses links. A token has 256 random bits, attempts are counted by address,
 * and an ended, used or unknown link gets one and the same answer.
 */
import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { normaliseSignInName } from '../directory/directory.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import type { NameTaken } from '../hierarchy/provision-tenant.js';
import { toWireId } from '../ids.js';
import type { InvitationId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { countLinkAttempt } from './link-limits.js';
import { checkPassword } from './password-rules.js';
import { parseTenantToken } from './tenant-token.js';

export interface LinkInput {
  readonly token: string;
  readonly password: string;
  readonly ip: string;
  readonly requestId: string;
}

export interface LinkInvalid {
  readonly code: 'LINK_INVALID';
}

export type AcceptInvitationFailure = LinkInvalid | InvalidInput | NameTaken | RateLimited;

interface OpenInvitation {
  readonly id: InvitationId;
  readonly user_id: UserId;
  readonly email: string;
}

const LINK_INVALID = { ok: false, error: { code: 'LINK_INVALID' } } as const;

export async function acceptInvitation(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'passwords' | 'rateLimiter'>,
  input: LinkInput,
): Promise<Result<{ readonly email: string }, AcceptInvitationFailure>> {
  const counted = await countLinkAttempt(deps.rateLimiter, input.ip);
  if (!counted.ok) return counted;
  const token = parseTenantToken('fdi', input.token);
  if (token === null) return LINK_INVALID;
  const ctx = systemContext(token.tenantId, 'invitation', input.requestId);
  const open = await findOpen(deps, ctx, token.hash);
  if (open === null) return LINK_INVALID;
  const password = await checkPassword(input.password, open.email);
  if (!password.ok) return password;
  const passwordHash = await deps.passwords.hashPassword(input.password);
  return deps.db.tenants.change<{ readonly email: string }, AcceptInvitationFailure>(
    ctx,
    async (tx) => {
      if (!(await takeInvitation(tx, ctx, open))) return LINK_INVALID;
      return admit(tx, ctx, { ...open, passwordHash });
    },
  );
}

async function findOpen(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  ctx: TenantContext,
  tokenHash: Buffer,
): Promise<OpenInvitation | null> {
  const found = await deps.db.tenants.read<OpenInvitation>(
    ctx,
    `SELECT i.id, i.user_id, u.email
     FROM invitation i JOIN app_user u ON u.tenant_id = i.tenant_id AND u.id = i.user_id
     WHERE i.tenant_id = $1 AND i.token_hash = $2 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
       AND i.expires_at > $3 AND u.status = 'INVITED'`,
    [ctx.tenantId, tokenHash, deps.clock.now()],
  );
  return found.rows[0] ?? null;
}

/** Of two that come with the same link at once, one takes it. */
async function takeInvitation(
  tx: TenantTransaction,
  ctx: TenantContext,
  open: OpenInvitation,
): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE invitation SET accepted_at = $3
     WHERE tenant_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL
       AND expires_at > $3`,
    [ctx.tenantId, open.id, tx.clock.now()],
  );
  return taken.rowCount === 1;
}

async function admit(
  tx: TenantTransaction,
  ctx: TenantContext,
  user: OpenInvitation & { readonly passwordHash: string },
): Promise<Result<{ readonly email: string }, LinkInvalid | NameTaken>> {
  const admitted = await tx.query(
    `UPDATE app_user SET status = 'ACTIVE', password_hash = $3
     WHERE tenant_id = $1 AND id = $2 AND status = 'INVITED'`,
    [ctx.tenantId, user.user_id, user.passwordHash],
  );
  if (admitted.rowCount !== 1) return LINK_INVALID;
  const named = await tx.query(
    `INSERT INTO sign_in_name (tenant_id, name, user_id) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO NOTHING`,
    [ctx.tenantId, normaliseSignInName(user.email), user.user_id],
  );
  // The receiver of the mail owns the address: only they learn that it signs in elsewhere.
  if (named.rowCount !== 1) return fail({ code: 'NAME_TAKEN', field: 'email' });
  await appendAudit(tx, ctx, {
    action: 'invitation.accept',
    resource: { type: 'Invitation', id: user.id },
    before: { user: toWireId('user', user.user_id), status: 'INVITED' },
    after: { user: toWireId('user', user.user_id), status: 'ACTIVE' },
  });
  return ok({ email: user.email });
}
