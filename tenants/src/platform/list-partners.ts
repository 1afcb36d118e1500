/** What the platform's operator sees of all partners: counts, and whether something waits. */
import { isAllowed } from '../access/ability.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { PartnerOverview } from '../directory/directory.js';
import { fail, ok } from '../errors/result.js';
import type { PermissionDenied, Result } from '../errors/result.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isPlatformTenant } from './platform-tenant.js';

export interface PartnerPage {
  readonly partners: readonly PartnerOverview[];
  readonly hasNextPage: boolean;
}

export interface PartnerQuery {
  readonly first: number;
  /** Slug of the last partner seen. */
  readonly after: string | null;
}

/**
 * Threat: a partner that gives itself the operator's role. The permission counts in the platform's
 * own tenant alone, whatever a role in another one says.
 */
export async function listPartners(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  { first, after }: PartnerQuery,
): Promise<Result<PartnerPage, PermissionDenied>> {
  if (!isAllowed(ctx, 'read', { type: 'Platform' }) || !(await isPlatformTenant(ctx, deps))) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'PLATFORM_READ' });
  }
  const found = await deps.db.directory.platformOverview(after, first + 1);
  return ok({ partners: found.slice(0, first), hasNextPage: found.length > first });
}
