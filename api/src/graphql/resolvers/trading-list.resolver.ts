/** Orders and fills of all accounts that the viewer may see. */
import { listAllFills, listAllOrders } from '@fiducia/engine';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import { FillsArgs, OrdersArgs } from '../inputs/trading-list.args.js';
import { toFill, toOrder, type OrderSource } from '../map/trading.map.js';
import { pageSize, toConnection } from '../page.js';
import { FillConnectionType, OrderConnectionType, type FillType } from '../types/order.type.js';
import { orThrow } from '../use-case-error.js';
import { optionalIdArgument } from '../wire-ids.js';

@Resolver()
export class TradingListResolver {
  @Query(() => OrderConnectionType, { description: 'Of every account that the viewer may see.' })
  async orders(
    @Ctx() context: GatewayContext,
    @Args(() => OrdersArgs) { sortBy, ...args }: OrdersArgs,
  ): Promise<ConnectionValue<OrderSource>> {
    const { ctx, reads } = callOf(context);
    const filter = { ...args, ...placeOf(args), sort: sortBy };
    const { page } = orThrow(
      await listAllOrders(ctx, reads, { ...filter, first: pageSize(args.first) }),
    );
    const instruments = await context.catalogue.all();
    return toConnection(page, args.after, (order) => toOrder(order, instruments));
  }

  @Query(() => FillConnectionType, { description: 'Of every account that the viewer may see.' })
  async fills(
    @Ctx() context: GatewayContext,
    @Args(() => FillsArgs) { sortBy, ...args }: FillsArgs,
  ): Promise<ConnectionValue<FillType>> {
    const { ctx, reads } = callOf(context);
    const orderId = optionalIdArgument('order', 'orderId', args.orderId);
    const filter = { ...args, ...placeOf(args), orderId, sort: sortBy };
    const { page } = orThrow(
      await listAllFills(ctx, reads, { ...filter, first: pageSize(args.first) }),
    );
    const instruments = await context.catalogue.all();
    return toConnection(page, args.after, (fill) => toFill(fill, instruments));
  }
}

function placeOf(args: Pick<OrdersArgs, 'accountId' | 'clientId'>) {
  return {
    accountId: optionalIdArgument('account', 'accountId', args.accountId),
    clientId: optionalIdArgument('client', 'clientId', args.clientId),
  };
}
