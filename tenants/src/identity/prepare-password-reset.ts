/** Writes the mail with the link to a new password, for a request whose person is known by now. */
import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { Database } from '../database/open-database.js';
import type { ClaimedPasswordReset } from '../directory/directory.js';
import { newId } from '../ids.js';
import type { UserId } from '../ids.js';
import { tokenLink } from '../mail/mail-links.js';
import type { MailLinks } from '../mail/mail-links.js';
import { prepareMail, queueMail } from '../mail/queue-mail.js';
import type { SecretsDeps } from '../secrets/seal-secret.js';
import { newTenantToken, parseTenantToken } from './tenant-token.js';

const MINUTE_MS = 60_000;
export const RESET_MINUTES = 30;

interface Person {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
}

export async function preparePasswordReset(
  deps: SecretsDeps & { readonly db: Database; readonly links: MailLinks },
  { requestId, person }: ClaimedPasswordReset,
): Promise<void> {
  // The keys do not answer: the claim ends by itself, and the request is taken up again.
  if (person !== null && !(await writeTo(deps, person))) return;
  await deps.db.shared.run((tx) =>
    tx.query('DELETE FROM password_reset_request WHERE id = $1', [requestId]),
  );
}

/** Who was suspended or never came gets no mail: there is nothing that a password would open. */
async function writeTo(
  deps: SecretsDeps & { readonly db: Database; readonly links: MailLinks },
  { tenantId, userId }: NonNullable<ClaimedPasswordReset['person']>,
): Promise<boolean> {
  const ctx = systemContext(tenantId, 'password-reset');
  const found = await deps.db.tenants.read<Person>(
    ctx,
    `SELECT id, email, name FROM app_user
     WHERE tenant_id = $1 AND id = $2 AND status = 'ACTIVE'`,
    [tenantId, userId],
  );
  const person = found.rows[0];
  return person === undefined || writeReset(deps, ctx, person);
}

async function writeReset(
  deps: SecretsDeps & { readonly db: Database; readonly links: MailLinks },
  ctx: TenantContext,
  { id: userId, email, name }: Person,
): Promise<boolean> {
  const token = newTenantToken('fdw', ctx.tenantId);
  const parsed = parseTenantToken('fdw', token);
  if (parsed === null) throw new Error('A token that was just made could not be read');
  const link = tokenLink(deps.links, 'new-password', token);
  const mail = await prepareMail(deps, ctx.tenantId, {
    recipient: email,
    text: { template: 'PASSWORD_RESET', name, link, minutes: RESET_MINUTES },
    usefulMs: RESET_MINUTES * MINUTE_MS,
  });
  if (!mail.ok) return false;
  await deps.db.tenants.run(ctx, async (tx) => {
    const now = tx.clock.now();
    const expiresAt = new Date(now.getTime() + RESET_MINUTES * MINUTE_MS);
    // An earlier link ends with the new one: only the newest mail counts.
    await tx.query(
      `UPDATE password_reset SET ended_at = $3
       WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL`,
      [ctx.tenantId, userId, now],
    );
    await tx.query(
      `INSERT INTO password_reset (tenant_id, id, user_id, token_hash, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [ctx.tenantId, newId(), userId, parsed.hash, now, expiresAt],
    );
    await queueMail(tx, ctx, mail.value);
    await appendAudit(tx, ctx, {
      action: 'password.reset-link',
      resource: { type: 'User', id: userId },
      after: { expiresAt: expiresAt.toISOString() },
    });
  });
  return true;
}
