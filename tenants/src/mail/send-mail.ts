/** Sends one mail that was claimed, and writes down how it went. */
import type { Database } from '../database/open-database.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { Tenant } from '../hierarchy/tenant.entity.js';
import type { TenantId } from '../ids.js';
import { openSecret } from '../secrets/seal-secret.js';
import type { SecretsDeps } from '../secrets/seal-secret.js';
import { deleteSecret, loadSecret } from '../secrets/secret-records.js';
import { renderMail } from './mail-texts.js';
import type { MailText } from './mail-texts.js';
import type { MailOutcome, MailTransport } from './mail-transport.js';

export interface SendMailDeps extends SecretsDeps {
  readonly db: Database;
  readonly transport: MailTransport;
}

interface MailRow {
  readonly recipient: string;
  readonly attempts: number;
  readonly send_before: Date;
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

type Ending = { readonly status: 'SENT' | 'GIVEN_UP'; readonly problem: string | null };

export async function sendClaimedMail(
  deps: SendMailDeps,
  tenantId: TenantId,
  mailId: string,
): Promise<MailOutcome['kind'] | 'ENDED_BEFORE'> {
  const ctx = systemContext(tenantId, 'mail');
  const found = await deps.db.tenants.read<MailRow>(
    ctx,
    `SELECT recipient, attempts, send_before FROM mail
     WHERE tenant_id = $1 AND id = $2 AND status = 'WAITING'`,
    [tenantId, mailId],
  );
  const row = found.rows[0];
  if (row === undefined) return 'ENDED_BEFORE';
  const outcome = await attempt(deps, ctx, { mailId, recipient: row.recipient });
  await writeDown(deps.db, ctx, { mailId, row, outcome });
  return outcome.kind;
}

async function attempt(
  deps: SendMailDeps,
  ctx: TenantContext,
  mail: { readonly mailId: string; readonly recipient: string },
): Promise<MailOutcome> {
  const { sealed, tenant } = await deps.db.tenants.run(
    ctx,
    async (tx) => ({
      sealed: await loadSecret(tx, ctx, { purpose: 'mail', subjectId: mail.mailId, version: 1 }),
      tenant: await tx.repository(Tenant).findOneByOrFail({ tenantId: ctx.tenantId }),
    }),
    { readOnly: true },
  );
  if (sealed === null) return { kind: 'REFUSED', problem: 'its text is gone' };
  const opened = await openSecret(deps, sealed);
  if (!opened.ok) return { kind: 'FAILED', problem: opened.error.code };
  const text = JSON.parse(opened.value.toString('utf8')) as MailText;
  opened.value.fill(0);
  const rendered = renderMail(tenant.productName, text);
  const { mailId: id, recipient: to } = mail;
  return deps.transport.send({ id, to, fromName: tenant.productName, ...rendered });
}

async function writeDown(
  db: Database,
  ctx: TenantContext,
  sent: { readonly mailId: string; readonly row: MailRow; readonly outcome: MailOutcome },
): Promise<void> {
  await db.tenants.run(ctx, async (tx) => {
    const nextMs = tx.clock.now().getTime() + pauseAfter(sent.row.attempts);
    const ending = endingOf(sent.outcome, nextMs >= sent.row.send_before.getTime());
    const problem = ending?.problem ?? problemOf(sent.outcome);
    await tx.query(
      `UPDATE mail SET attempts = attempts + 1, claimed_until = NULL, next_attempt_at = $3,
         problem = $4, status = coalesce($5, status), ended_at = $6
       WHERE tenant_id = $1 AND id = $2 AND status = 'WAITING'`,
      [
        ...[ctx.tenantId, sent.mailId, new Date(nextMs), problem],
        ...[ending?.status ?? null, ending === null ? null : tx.clock.now()],
      ],
    );
    if (ending === null) return;
    // What was sent is not kept: its link is in the receiver's hands alone.
    await deleteSecret(tx, ctx, { purpose: 'mail', subjectId: sent.mailId, version: null });
  });
}

function endingOf(outcome: MailOutcome, tooLate: boolean): Ending | null {
  if (outcome.kind === 'SENT') return { status: 'SENT', problem: null };
  if (outcome.kind === 'REFUSED' || tooLate) {
    return { status: 'GIVEN_UP', problem: outcome.problem };
  }
  return null;
}

function problemOf(outcome: MailOutcome): string | null {
  return outcome.kind === 'SENT' ? null : outcome.problem;
}

function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LONGEST_PAUSE_MS);
}
