/**
 * A new key for a stored credential. It waits for a second person where the partner wants one, and
 * is used from then on; the key before is kept until somebody confirms that the new one works.
 */
import { isAllowed } from '../../access/ability.js';
import { approvalRequired } from '../../approvals/approval-policy.js';
import type { ApprovalView } from '../../approvals/approval-rows.js';
import { requestApproval } from '../../approvals/request-approval.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { fail, ok, parseInput } from '../../errors/result.js';
import type { Result } from '../../errors/result.js';
import { requireStepUp } from '../../identity/require-step-up.js';
import { toWireId } from '../../ids.js';
import type { CredentialId } from '../../ids.js';
import { sealSecret } from '../seal-secret.js';
import type { SealedSecret } from '../seal-secret.js';
import { deleteSecret, saveSecret } from '../secret-records.js';
import { NO_CREDENTIAL, refusalOf, refuseWithdrawal } from './credential-failures.js';
import type { CredentialDeps, CredentialFailure } from './credential-failures.js';
import { activatePending, rotationPayload } from './credential-rotation-kind.js';
import { credentialView, placeOf, readCredential } from './credential-records.js';
import type { CredentialView } from './credential-records.js';
import { encodeVenueKey, fingerprintOf, venueKeySchema } from './venue-keys.js';
import type { VenueKey } from './venue-keys.js';

export interface RotateVenueCredentialInput {
  readonly credentialId: CredentialId;
  readonly key: VenueKey;
  readonly reason: string;
}

export interface CredentialRotated {
  readonly credential: CredentialView;
  /** Null when the new key is in use. */
  readonly approval: ApprovalView | null;
}

type Outcome = Result<CredentialRotated, CredentialFailure>;

export async function rotateVenueCredential(
  ctx: TenantContext,
  deps: CredentialDeps,
  input: RotateVenueCredentialInput,
): Promise<Outcome> {
  const id = input.credentialId;
  const known = await deps.db.tenants.run(ctx, (tx) =>
    readCredential(tx, ctx, id, { lock: false }),
  );
  if (known === null || !isAllowed(ctx, 'update', { type: 'Credential', ...placeOf(known) })) {
    return fail(refusalOf(ctx, 'Credential'));
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const checked = parseInput(venueKeySchema, input.key);
  if (!checked.ok) return fail({ ...checked.error, field: `key.${checked.error.field}` });
  const withdrawal = await refuseWithdrawal(deps, known.venue, checked.value);
  if (withdrawal.code !== null) return fail(withdrawal);
  // Above every number that was ever used, so that no old secret fits in the place of this one.
  const version = Math.max(known.active_version, known.pending_version ?? 0) + 1;
  const sealed = await sealSecret(deps, {
    ...{ tenantId: ctx.tenantId, purpose: 'venue', subjectId: id, version },
    plaintext: encodeVenueKey(checked.value),
  });
  if (!sealed.ok) return sealed;
  const fingerprint = fingerprintOf(deps.apiKeyPepper, ctx.tenantId, checked.value);
  const next = { sealed: sealed.value, fingerprint, excluded: withdrawal.excluded };
  return deps.db.tenants.change<CredentialRotated, CredentialFailure>(ctx, (tx) =>
    write(tx, ctx, deps, { ...next, id, reason: input.reason }),
  );
}

interface NextKey {
  readonly id: CredentialId;
  readonly sealed: SealedSecret;
  readonly fingerprint: string;
  readonly excluded: boolean;
  readonly reason: string;
}

async function write(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: CredentialDeps,
  next: NextKey,
): Promise<Outcome> {
  const row = await readCredential(tx, ctx, next.id, { lock: true });
  if (row === null) return fail(NO_CREDENTIAL);
  const { version } = next.sealed;
  if (version !== Math.max(row.active_version, row.pending_version ?? 0) + 1) {
    const sentence = 'Somebody else has changed this credential: read it again.';
    return fail({ code: 'CONFLICT', sentence });
  }
  const { id } = next;
  // One that waited for an approval is replaced: its approval will find nothing to activate.
  if (row.pending_version !== null) {
    await deleteSecret(tx, ctx, { purpose: 'venue', subjectId: id, version: row.pending_version });
  }
  await saveSecret(tx, ctx, next.sealed);
  await tx.query(
    `UPDATE credential
     SET pending_version = $3, pending_fingerprint = $4, withdrawal_excluded = $5
     WHERE tenant_id = $1 AND id = $2`,
    [ctx.tenantId, id, version, next.fingerprint, next.excluded],
  );
  const payload = rotationPayload(row, { version, fingerprint: next.fingerprint });
  if (ctx.actor.kind !== 'SYSTEM' && (await approvalRequired(tx, ctx, 'KEY_ROTATION'))) {
    const request = { kind: 'KEY_ROTATION', payload, reason: next.reason } as const;
    const filed = await requestApproval(tx, ctx, deps.approvals, request);
    return filed.ok ? answer(tx, ctx, id, filed.value) : filed;
  }
  const activated = await activatePending(tx, ctx, payload);
  if (!activated.ok) throw new Error(`${toWireId('credential', id)} has no key to activate`);
  return answer(tx, ctx, id, null);
}

async function answer(
  tx: TenantTransaction,
  ctx: TenantContext,
  id: CredentialId,
  approval: ApprovalView | null,
): Promise<Outcome> {
  const row = await readCredential(tx, ctx, id, { lock: false });
  if (row === null) throw new Error('A credential was rotated and is not there');
  return ok({ credential: credentialView(row), approval });
}
