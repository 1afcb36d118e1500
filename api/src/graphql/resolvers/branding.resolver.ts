/** The brand of a host: all that a visitor may see before signing in. */
import { findBrandedTenant } from '@fiducia/tenants';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { PLATFORM_BRANDING, toBranding } from '../map/tenant.map.js';
import { BrandingType } from '../types/tenant.type.js';

@Resolver()
export class BrandingResolver {
  @Query(() => BrandingType, {
    description:
      'Name and colours of the partner this host belongs to; the only query without sign-in.',
  })
  async branding(
    @Ctx() context: GatewayContext,
    @Arg('host', () => String, {
      nullable: true,
      description: 'Absent: the host of the request.',
    })
    host: string | null,
    @Arg('slug', () => String, { nullable: true }) slug: string | null,
  ): Promise<BrandingType> {
    const where = { host: host ?? context.host, slug };
    const tenant = await findBrandedTenant(context.deps.tenants, where);
    return tenant === null ? PLATFORM_BRANDING : toBranding(tenant);
  }
}
