/** Placing and cancelling orders. */
import { cancelOrder, placeOrder } from '@fiducia/engine';
import type { AccountId, OrderId } from '@fiducia/tenants';
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
    const { afterOrderId, ...order } = input;
    const waits = typeof afterOrderId === 'string';
    const ids = { accountId: ['account', input.accountId] } as const;
    const idsOfBoth = { ...ids, afterOrderId: ['order', afterOrderId ?? ''] } as const;
    const place = async (accountId: AccountId, after: OrderId | null): Promise<object> => {
      const { ctx, deps } = callOf(context);
      const outcome = await placeOrder(ctx, deps, { ...order, accountId, afterOrderId: after });
      return toResult('PlaceOrderPayload', outcome, async (placed) => ({
        order: toOrder(placed.order, await context.catalogue.all()),
      }));
    };
    return waits
      ? withIds(idsOfBoth, ({ accountId, afterOrderId: after }) => place(accountId, after))
      : withIds(ids, ({ accountId }) => place(accountId, null));
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
