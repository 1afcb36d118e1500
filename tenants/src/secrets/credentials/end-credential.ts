/** Confirms a rotation, which forgets the key before; and deletes a credential with all its keys. */
import { isAllowed } from '../../access/ability.js';
import type { AccessAction } from '../../access/permission-registry.js';
import { appendAudit } from '../../audit/append-audit.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { plainText } from '../../errors/plain-text.js';
import { fail, ok, parseInput } from '../../errors/result.js';
import type { Result } from '../../errors/result.js';
import { requireStepUp } from '../../identity/require-step-up.js';
import type { CredentialId } from '../../ids.js';
import { deleteSecret } from '../secret-records.js';
import { refusalOf } from './credential-failures.js';
import type { CredentialDeps, CredentialFailure } from './credential-failures.js';
import { credentialView, placeOf, readCredential } from './credential-records.js';
import type { CredentialRow, CredentialView } from './credential-records.js';

type Deps = Pick<CredentialDeps, 'db' | 'clock'>;

/** Once the new key has been seen to work; the venue's own list should lose the old one as well. */
export function confirmVenueCredential(
  ctx: TenantContext,
  deps: Deps,
  input: { readonly credentialId: CredentialId },
): Promise<Result<CredentialView, CredentialFailure>> {
  return onCredential(ctx, deps, { ...input, action: 'update' }, async (tx, row) => {
    const { id, previous_version: version } = row;
    if (version === null) {
      return fail({ code: 'CONFLICT', sentence: 'There is no earlier key to forget.' });
    }
    await deleteSecret(tx, ctx, { purpose: 'venue', subjectId: id, version });
    await tx.query(
      'UPDATE credential SET previous_version = NULL WHERE tenant_id = $1 AND id = $2',
      [ctx.tenantId, id],
    );
    await appendAudit(tx, ctx, {
      action: 'credential.confirm',
      resource: { type: 'Credential', id },
      accountId: row.account_id,
      before: { previousVersion: version },
      after: { previousVersion: null },
    });
    return ok(credentialView({ ...row, previous_version: null }));
  });
}

/** At once and without a second person: a key that leaked must not wait for one. */
export async function deleteVenueCredential(
  ctx: TenantContext,
  deps: Deps,
  input: { readonly credentialId: CredentialId; readonly reason: string },
): Promise<Result<{ readonly credentialId: CredentialId }, CredentialFailure>> {
  const { credentialId } = input;
  return onCredential(ctx, deps, { credentialId, action: 'revoke' }, async (tx, row) => {
    const reason = parseInput(plainText(500), input.reason);
    if (!reason.ok) return fail({ ...reason.error, field: 'reason' });
    const { id, venue, label, fingerprint, active_version: version } = row;
    await deleteSecret(tx, ctx, { purpose: 'venue', subjectId: id, version: null });
    await tx.query('DELETE FROM credential WHERE tenant_id = $1 AND id = $2', [ctx.tenantId, id]);
    await appendAudit(tx, ctx, {
      action: 'credential.delete',
      resource: { type: 'Credential', id },
      accountId: row.account_id,
      before: { venue, label, fingerprint, version, previousVersion: row.previous_version },
      reason: reason.value,
    });
    return ok({ credentialId });
  });
}

async function onCredential<Value>(
  ctx: TenantContext,
  deps: Deps,
  asked: { readonly credentialId: CredentialId; readonly action: AccessAction },
  work: (tx: TenantTransaction, row: CredentialRow) => Promise<Result<Value, CredentialFailure>>,
): Promise<Result<Value, CredentialFailure>> {
  return deps.db.tenants.change<Value, CredentialFailure>(ctx, async (tx) => {
    const row = await readCredential(tx, ctx, asked.credentialId, { lock: true });
    const place = row === null ? null : placeOf(row);
    if (row === null || !isAllowed(ctx, asked.action, { type: 'Credential', ...place })) {
      return fail(refusalOf(ctx, 'Credential'));
    }
    const steppedUp = requireStepUp(ctx, deps.clock);
    return steppedUp.ok ? work(tx, row) : steppedUp;
  });
}
