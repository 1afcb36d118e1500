/** What the platform's operator asks. */
import { listPartners, toWireId, type PartnerOverview } from '@fiducia/tenants';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import { badArgument, pageSize, toConnection } from '../page.js';
import { PartnerConnectionType, type PartnerType } from '../types/partner.type.js';
import { orThrow } from '../use-case-error.js';

const SLUG = /^[a-z][a-z0-9-]{1,39}$/;

@Resolver()
export class PlatformResolver {
  @Query(() => PartnerConnectionType, {
    description: 'Every partner of the platform, by slug; needs PLATFORM_READ.',
  })
  async partners(
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null = null,
  ): Promise<ConnectionValue<PartnerType>> {
    if (after !== null && !SLUG.test(after)) throw badArgument('after', 'must be a cursor');
    const query = { first: pageSize(first), after };
    const { ctx } = callOf(context);
    const { partners, hasNextPage } = orThrow(
      await listPartners(ctx, context.deps.tenants, query),
    ).value;
    const cursors = partners.map(({ slug }) => slug);
    return toConnection({ nodes: partners, cursors, hasNextPage }, after, toPartner);
  }
}

function toPartner({ tenantId, ...rest }: PartnerOverview): PartnerType {
  return { id: toWireId('tenant', tenantId), ...rest };
}
