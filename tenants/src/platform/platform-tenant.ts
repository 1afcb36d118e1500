/** The platform's own tenant: where its operators are at home, without clients or accounts. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantsDeps } from '../tenants-deps.js';

/** Slugs are chosen by the operator alone, so no partner can take this one. */
export const PLATFORM_SLUG = 'platform';

export async function isPlatformTenant(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
): Promise<boolean> {
  return (await deps.db.directory.tenantBySlug(PLATFORM_SLUG)) === ctx.tenantId;
}
