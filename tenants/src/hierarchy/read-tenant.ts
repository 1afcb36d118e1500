/** A partner's name and brand, for those who belong to it and for its sign-in page. */
import type { TenantContext } from '../context/tenant-context.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { Tenant } from './tenant.entity.js';

/** Everything in it is public: it is what the sign-in page shows. */
export async function readTenant(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
): Promise<Tenant> {
  return deps.db.tenants.run(
    ctx,
    (tx) => tx.repository(Tenant).findOneByOrFail({ tenantId: ctx.tenantId }),
    { readOnly: true },
  );
}

/** By host, else by slug; null when neither names a partner. Needs no sign-in. */
export async function findBrandedTenant(
  deps: Pick<TenantsDeps, 'db'>,
  where: { readonly host?: string | null; readonly slug?: string | null },
): Promise<Tenant | null> {
  const tenantId = await findTenantId(deps, where);
  return tenantId === null ? null : readTenant(systemContext(tenantId, 'branding'), deps);
}

async function findTenantId(
  deps: Pick<TenantsDeps, 'db'>,
  where: { readonly host?: string | null; readonly slug?: string | null },
): Promise<TenantId | null> {
  const { directory } = deps.db;
  if (where.slug) return directory.tenantBySlug(where.slug);
  // Hosts are kept without a port: the same partner may be served on several.
  if (where.host) return directory.tenantByHost(where.host.replace(/:\d+$/, ''));
  return null;
}
