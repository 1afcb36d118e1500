/** Orders: place, cancel, look at. */
import type { CallOptions } from '../client-options.js';
import { found } from '../errors/found.js';
import {
  accountOrdersQuery,
  cancelOrderMutation,
  orderQuery,
  ordersQuery,
  placeOrderMutation,
} from '../generated/documents.js';
import type { OrderSource, OrderStatus, OrderType, Side } from '../generated/enums.js';
import type { CancelOrderInput, OrderSort, PlaceOrderInput } from '../generated/inputs.js';
import type { Order } from '../generated/models.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import type { Keyed } from '../idempotency-key.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface OrderListOptions extends ListOptions {
  /** Only orders in one of these states. */
  readonly status?: readonly OrderStatus[] | undefined;
}

/** What is left out does not narrow the search. */
export interface OrderSearchOptions extends OrderListOptions {
  readonly accountId?: Id | undefined;
  readonly clientId?: Id | undefined;
  readonly symbol?: string | undefined;
  readonly side?: Side | undefined;
  readonly type?: OrderType | undefined;
  readonly source?: OrderSource | undefined;
  /** Market time, included. */
  readonly from?: DateTime | undefined;
  /** Market time, excluded. */
  readonly to?: DateTime | undefined;
  /** Newest first, unless stated. */
  readonly sortBy?: OrderSort | undefined;
}

export class Orders {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns the order as it is when the engine has answered: it may already be filled. Throws
   * OrderDeniedError when a risk check refuses it, AccountHaltedError when nothing may trade.
   *
   * @example
   * const order = await client.orders.place({
   *   accountId: 'acc_…',
   *   symbol: 'SPX',
   *   side: 'BUY',
   *   type: 'LIMIT',
   *   limitPrice: '2480.50',
   *   timeInForce: 'GTC',
   *   quantity: '2',
   * });
   * console.log(order.status);
   */
  async place(input: Keyed<PlaceOrderInput>, options?: CallOptions): Promise<Order> {
    const variables = { input: withIdempotencyKey<PlaceOrderInput>(input) };
    const payload = await this.#transport.mutate(
      placeOrderMutation,
      variables,
      (data) => data.placeOrder,
      options,
    );
    return payload.order;
  }

  /** The order may have been filled before the cancel reached the venue: look at its status. */
  async cancel(input: Keyed<CancelOrderInput>, options?: CallOptions): Promise<Order> {
    const variables = { input: withIdempotencyKey<CancelOrderInput>(input) };
    const payload = await this.#transport.mutate(
      cancelOrderMutation,
      variables,
      (data) => data.cancelOrder,
      options,
    );
    return payload.order;
  }

  /** Throws NotFoundError. */
  async get(id: Id, options?: CallOptions): Promise<Order> {
    const { order } = await this.#transport.request(orderQuery, { id }, options);
    return found(order, 'order', id);
  }

  /** The orders of one account, newest first. */
  list(accountId: Id, options: OrderListOptions = {}): NodeList<Order> {
    const { status } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { id: accountId, ...cursor, status };
      const data = await this.#transport.request(accountOrdersQuery, variables, options);
      return found(data.account, 'account', accountId).orders;
    });
  }

  /**
   * The orders of every account that you may see.
   *
   * @example
   * const filled = client.orders.search({ symbol: 'SPX', status: ['FILLED'], from: '2026-01-01T00:00:00Z' });
   * for await (const { accountId, averageFillPrice } of filled) console.log(accountId, averageFillPrice);
   */
  search(options: OrderSearchOptions = {}): NodeList<Order> {
    const { accountId, clientId, symbol, side, type, status, source, from, to, sortBy } = options;
    const filter = { accountId, clientId, symbol, side, type, status, source, from, to, sortBy };
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, ...filter };
      return (await this.#transport.request(ordersQuery, variables, options)).orders;
    });
  }
}
