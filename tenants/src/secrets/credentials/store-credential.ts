/** Takes a venue's key for an account: from here on nobody can read it any more. */
import { z } from 'zod';

import { isAllowed } from '../../access/ability.js';
import { appendAudit } from '../../audit/append-audit.js';
import { actorWireId } from '../../audit/audit-leaf.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { plainText } from '../../errors/plain-text.js';
import { fail, ok, parseInput } from '../../errors/result.js';
import type { Result } from '../../errors/result.js';
import { requireStepUp } from '../../identity/require-step-up.js';
import { newId } from '../../ids.js';
import type { AccountId, CredentialId } from '../../ids.js';
import { sealSecret } from '../seal-secret.js';
import type { SealedSecret } from '../seal-secret.js';
import { saveSecret } from '../secret-records.js';
import { refusalOf, refuseWithdrawal } from './credential-failures.js';
import type { CredentialDeps, CredentialFailure } from './credential-failures.js';
import { credentialView, placeOfAccount, readCredential } from './credential-records.js';
import type { CredentialView } from './credential-records.js';
import { encodeVenueKey, fingerprintOf, venueKeySchema } from './venue-keys.js';
import type { VenueKey } from './venue-keys.js';

export interface StoreVenueCredentialInput {
  readonly accountId: AccountId;
  /** Its stable name, such as `binance`. */
  readonly venue: string;
  readonly label: string;
  readonly key: VenueKey;
}

const inputSchema = z.strictObject({
  accountId: z.uuid(),
  venue: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'Use a name such as binance'),
  label: plainText(120),
  key: venueKeySchema,
});

export async function storeVenueCredential(
  ctx: TenantContext,
  deps: CredentialDeps,
  input: StoreVenueCredentialInput,
): Promise<Result<CredentialView, CredentialFailure>> {
  const { accountId } = input;
  const place = await deps.db.tenants.run(ctx, (tx) => placeOfAccount(tx, ctx, accountId));
  if (place === null || !isAllowed(ctx, 'create', { type: 'Credential', ...place })) {
    return fail(refusalOf(ctx, 'Account'));
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const { venue, label, key } = checked.value;
  const withdrawal = await refuseWithdrawal(deps, venue, key);
  if (withdrawal.code !== null) return fail(withdrawal);
  const id = newId<CredentialId>();
  const sealed = await sealSecret(deps, {
    ...{ tenantId: ctx.tenantId, purpose: 'venue', subjectId: id },
    plaintext: encodeVenueKey(key),
  });
  if (!sealed.ok) return sealed;
  const fingerprint = fingerprintOf(deps.apiKeyPepper, ctx.tenantId, key);
  const facts = { id, accountId, venue, label, fingerprint, excluded: withdrawal.excluded };
  return deps.db.tenants.change<CredentialView, CredentialFailure>(ctx, (tx) =>
    insert(tx, ctx, facts, sealed.value),
  );
}

async function insert(
  tx: TenantTransaction,
  ctx: TenantContext,
  facts: {
    readonly id: CredentialId;
    readonly accountId: AccountId;
    readonly venue: string;
    readonly label: string;
    readonly fingerprint: string;
    readonly excluded: boolean;
  },
  sealed: SealedSecret,
): Promise<Result<CredentialView, CredentialFailure>> {
  const { id, accountId, venue, label, fingerprint, excluded } = facts;
  const inserted = await tx.query(
    `INSERT INTO credential (tenant_id, id, account_id, venue, label, fingerprint, active_version,
       withdrawal_excluded, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)
     ON CONFLICT (tenant_id, account_id, venue, label) DO NOTHING`,
    [
      ...[ctx.tenantId, id, accountId, venue, label, fingerprint, excluded],
      ...[actorWireId(ctx.actor), tx.clock.now()],
    ],
  );
  if (inserted.rowCount === 0) return fail({ code: 'NAME_TAKEN' });
  await saveSecret(tx, ctx, sealed);
  await appendAudit(tx, ctx, {
    action: 'credential.store',
    resource: { type: 'Credential', id },
    accountId,
    after: { venue, label, fingerprint, version: 1, withdrawalExcluded: excluded },
  });
  const row = await readCredential(tx, ctx, id, { lock: false });
  if (row === null) throw new Error('A credential was stored and is not there');
  return ok(credentialView(row));
}
