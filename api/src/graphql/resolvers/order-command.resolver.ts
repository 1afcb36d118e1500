/** Placing and cancelling orders. */
import { cancelOrder, placeOrder } from '@fiducia/engine';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { CancelOrderInput, PlaceOrderInput } from '../inputs/mutation.input.js';
import { toOrder } from '../map/trading.map.js';
import { toResult } from '../mutation-result.js';
import { CancelOrderResult, PlaceOrderResult } from '../types/result.type.js';
import { withIds } from '../wire-ids.js';

@Resolver()
export class OrderCommandResolver {
  @Mutation(() => PlaceOrderResult)
  placeOrder(
    @Ctx() context: GatewayContext,
    @Arg('input', () => PlaceOrderInput) input: PlaceOrderInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await placeOrder(ctx, deps, { ...input, accountId });
      return toResult('PlaceOrderPayload', outcome, async ({ order }) => ({
        order: toOrder(order, await context.catalogue.all()),
      }));
    });
  }

  @Mutation(() => CancelOrderResult)
  cancelOrder(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CancelOrderInput) input: CancelOrderInput,
  ): Promise<object> {
    return withIds({ orderId: ['order', input.orderId] }, async ({ orderId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await cancelOrder(ctx, deps, { ...input, orderId });
      return toResult('CancelOrderPayload', outcome, async ({ order }) => ({
        order: toOrder(order, await context.catalogue.all()),
      }));
    });
  }
}
