/**
 * Somebody with the link of a mail sets a new password. The second factor stays as it is: a mailbox
 * alone opens nothing where one is asked for.
 */
import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import type { UserId } from '../ids.js';
import { prepareMail, queueMail } from '../mail/queue-mail.js';
import type { PreparedMail } from '../mail/queue-mail.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { LinkInput, LinkInvalid } from './accept-invitation.js';
import { countLinkAttempt } from './link-limits.js';
import { endOtherSessions } from './list-sessions.js';
import { checkPassword } from './password-rules.js';
import { parseTenantToken } from './tenant-token.js';
import { writePassword } from './write-password.js';

export type ResetPasswordFailure = LinkInvalid | InvalidInput | RateLimited | KeysUnavailable;

interface OpenReset {
  readonly id: string;
  readonly user_id: UserId;
  readonly email: string;
  readonly name: string;
}

const LINK_INVALID = { ok: false, error: { code: 'LINK_INVALID' } } as const;
const DAY_MS = 86_400_000;

export async function resetPassword(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'passwords' | 'rateLimiter' | 'secretKeys' | 'access'>,
  input: LinkInput,
): Promise<Result<{ readonly email: string }, ResetPasswordFailure>> {
  const counted = await countLinkAttempt(deps.rateLimiter, input.ip);
  if (!counted.ok) return counted;
  const token = parseTenantToken('fdw', input.token);
  if (token === null) return LINK_INVALID;
  const ctx = systemContext(token.tenantId, 'password-reset', input.requestId);
  const open = await findOpen(deps, ctx, token.hash);
  if (open === null) return LINK_INVALID;
  const password = await checkPassword(input.password, open.email);
  if (!password.ok) return password;
  const passwordHash = await deps.passwords.hashPassword(input.password);
  const mail = await prepareMail(deps, ctx.tenantId, {
    recipient: open.email,
    text: { template: 'PASSWORD_CHANGED', name: open.name },
    usefulMs: DAY_MS,
  });
  if (!mail.ok) return mail;
  return deps.db.tenants.change<{ readonly email: string }, ResetPasswordFailure>(
    ctx,
    async (tx) => {
      if (!(await takeReset(tx, ctx, open))) return LINK_INVALID;
      await setPassword(tx, ctx, { ...open, passwordHash, mail: mail.value });
      tx.afterCommit(() => deps.access.changed(ctx.tenantId));
      return ok({ email: open.email });
    },
  );
}

async function findOpen(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  ctx: TenantContext,
  tokenHash: Buffer,
): Promise<OpenReset | null> {
  const found = await deps.db.tenants.read<OpenReset>(
    ctx,
    `SELECT r.id, r.user_id, u.email, u.name
     FROM password_reset r JOIN app_user u ON u.tenant_id = r.tenant_id AND u.id = r.user_id
     WHERE r.tenant_id = $1 AND r.token_hash = $2 AND r.ended_at IS NULL AND r.expires_at > $3
       AND u.status = 'ACTIVE'`,
    [ctx.tenantId, tokenHash, deps.clock.now()],
  );
  return found.rows[0] ?? null;
}

async function takeReset(
  tx: TenantTransaction,
  ctx: TenantContext,
  open: OpenReset,
): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE password_reset SET ended_at = $3
     WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL AND expires_at > $3`,
    [ctx.tenantId, open.id, tx.clock.now()],
  );
  return taken.rowCount === 1;
}

async function setPassword(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: OpenReset & { readonly passwordHash: string; readonly mail: PreparedMail },
): Promise<void> {
  const { user_id: userId, passwordHash } = change;
  const { before, after } = await writePassword(tx, ctx, { userId, passwordHash });
  // Whoever knew the old password, or sat at a forgotten screen, is out as well.
  const { length: endedSessions } = await endOtherSessions(tx, ctx, userId, null);
  await queueMail(tx, ctx, change.mail);
  await appendAudit(tx, ctx, {
    action: 'password.reset',
    resource: { type: 'User', id: userId },
    before,
    after: { ...after, endedSessions },
  });
}
