/** Puts a mail into the outbox in the transaction of the change that it tells of. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import type { KeysUnavailable } from '../secrets/key-provider.js';
import { sealSecret } from '../secrets/seal-secret.js';
import type { SealedSecret, SecretsDeps } from '../secrets/seal-secret.js';
import { saveSecret } from '../secrets/secret-records.js';
import type { MailText } from './mail-texts.js';

export interface PreparedMail {
  readonly id: string;
  readonly template: MailText['template'];
  readonly recipient: string;
  readonly sealed: SealedSecret;
  /** How long it is of use. */
  readonly usefulMs: number;
}

export interface MailToPrepare {
  readonly recipient: string;
  readonly text: MailText;
  readonly usefulMs: number;
}

/** Seals the text; asks the key provider, so never inside a transaction. */
export async function prepareMail(
  deps: SecretsDeps,
  tenantId: TenantId,
  { recipient, text, usefulMs }: MailToPrepare,
): Promise<Result<PreparedMail, KeysUnavailable>> {
  const id = newId();
  const plaintext = JSON.stringify(text);
  const sealed = await sealSecret(deps, { tenantId, purpose: 'mail', subjectId: id, plaintext });
  if (!sealed.ok) return sealed;
  const { template } = text;
  return { ok: true, value: { id, template, recipient, sealed: sealed.value, usefulMs } };
}

export async function queueMail(
  tx: TenantTransaction,
  ctx: TenantContext,
  mail: PreparedMail,
): Promise<void> {
  const now = tx.clock.now();
  await saveSecret(tx, ctx, mail.sealed);
  await tx.query(
    `INSERT INTO mail (tenant_id, id, template, recipient, status, queued_at, send_before,
       next_attempt_at)
     VALUES ($1, $2, $3, $4, 'WAITING', $5, $6, $5)`,
    [
      ...[ctx.tenantId, mail.id, mail.template, mail.recipient, now],
      new Date(now.getTime() + mail.usefulMs),
    ],
  );
}
