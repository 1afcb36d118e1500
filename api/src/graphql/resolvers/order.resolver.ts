/** One order, and the deployment behind an order. */
import { getOrder } from '@fiducia/engine';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { toDeployment, toOrder, type OrderSource } from '../map/trading.map.js';
import { DeploymentType } from '../types/deployment.type.js';
import { OrderType } from '../types/order.type.js';
import { idArgument } from '../wire-ids.js';

@Resolver(() => OrderType)
export class OrderResolver {
  @Query(() => OrderType, { nullable: true, description: 'null when there is no such order.' })
  async order(
    @Ctx() context: GatewayContext,
    @Arg('id', () => ID) id: string,
  ): Promise<OrderSource | null> {
    const { ctx, reads } = callOf(context);
    const order = await getOrder(ctx, reads, idArgument('order', 'id', id));
    return order === null ? null : toOrder(order, await context.catalogue.all());
  }

  @FieldResolver(() => DeploymentType, {
    nullable: true,
    description: 'null for manual and risk orders.',
  })
  async deployment(
    @Root() { deploymentId }: OrderSource,
    @Ctx() { loaders, catalogue }: GatewayContext,
  ): Promise<DeploymentType | null> {
    if (deploymentId === null) return null;
    const deployment = await loaders.deployment.load(deploymentId);
    if (deployment === null) return null;
    return toDeployment(deployment, await catalogue.all(), loaders.strategies());
  }
}
