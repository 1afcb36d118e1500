/** What the use cases of venue keys work with, and how they refuse. */
import { permissionsOf } from '../../access/permissions.js';
import type { ApprovalDeps } from '../../approvals/approval-desk.js';
import type { RequestFailure } from '../../approvals/approval-failures.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { InvalidInput, NotFound, PermissionDenied } from '../../errors/result.js';
import type { StepUpRequired } from '../../identity/require-step-up.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import type { KeysUnavailable } from '../key-provider.js';
import type { VenueKey, VenueKeyInspector } from './venue-keys.js';

export type CredentialDeps = Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys' | 'apiKeyPepper'> &
  Pick<ApprovalDeps, 'approvals'> & {
    /** Of the venues that can be asked. */
    readonly venueKeyInspectors?: readonly VenueKeyInspector[];
  };

export type CredentialFailure =
  | InvalidInput
  | PermissionDenied
  | NotFound
  | StepUpRequired
  | KeysUnavailable
  | RequestFailure
  | { readonly code: 'NAME_TAKEN' }
  | { readonly code: 'KEY_MAY_WITHDRAW' }
  | { readonly code: 'VENUE_UNREACHABLE' };

export const CREDENTIAL_DENIED = {
  code: 'PERMISSION_DENIED',
  permission: 'CREDENTIAL_MANAGE',
} as const;

/** Whoever may nowhere is told so; whoever may elsewhere is not told what exists here. */
export function refusalOf(ctx: TenantContext, resource: string): PermissionDenied | NotFound {
  const may = permissionsOf(ctx).includes('CREDENTIAL_MANAGE');
  return may ? { code: 'NOT_FOUND', resource } : CREDENTIAL_DENIED;
}

export const NO_CREDENTIAL = { code: 'NOT_FOUND', resource: 'Credential' } as const;

/** `excluded` is false where the venue cannot be asked, which is shown beside the key. */
export async function refuseWithdrawal(
  deps: CredentialDeps,
  venue: string,
  key: VenueKey,
): Promise<CredentialFailure | { readonly code: null; readonly excluded: boolean }> {
  const inspector = deps.venueKeyInspectors?.find((one) => one.venue === venue);
  if (inspector === undefined) return { code: null, excluded: false };
  const answer = await inspector.mayWithdraw(key);
  if (answer === 'YES') return { code: 'KEY_MAY_WITHDRAW' };
  return answer === 'UNKNOWN' ? { code: 'VENUE_UNREACHABLE' } : { code: null, excluded: true };
}
