/** The venue keys of an account, without the keys. */
import { isAllowed } from '../../access/ability.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { AccountId, CredentialId } from '../../ids.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import {
  CREDENTIALS_OF_ACCOUNT,
  credentialView,
  placeOf,
  readCredential,
} from './credential-records.js';
import type { CredentialRow, CredentialView } from './credential-records.js';

/** More than any account has venues. */
export const MAX_CREDENTIALS = 100;

/** Empty for whoever may not manage them: what exists is no secret of its own. */
export async function listVenueCredentials(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  accountId: AccountId,
): Promise<readonly CredentialView[]> {
  const values = [ctx.tenantId, accountId, MAX_CREDENTIALS];
  const { rows } = await deps.db.tenants.read<CredentialRow>(ctx, CREDENTIALS_OF_ACCOUNT, values);
  return rows
    .filter((row) => isAllowed(ctx, 'read', { type: 'Credential', ...placeOf(row) }))
    .map(credentialView);
}

export async function getVenueCredential(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  id: CredentialId,
): Promise<CredentialView | null> {
  const row = await deps.db.tenants.run(ctx, (tx) => readCredential(tx, ctx, id, { lock: false }));
  if (row === null) return null;
  const mayRead = isAllowed(ctx, 'read', { type: 'Credential', ...placeOf(row) });
  return mayRead ? credentialView(row) : null;
}
