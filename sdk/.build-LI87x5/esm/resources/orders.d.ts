/** Orders: place, cancel, look at. */
import type { CallOptions } from '../client-options.js';
import type { OrderSource, OrderStatus, OrderType, Side } from '../generated/enums.js';
import type { CancelOrderInput, OrderSort, PlaceOrderInput } from '../generated/inputs.js';
import type { Order } from '../generated/models.js';
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
export declare class Orders {
    #private;
    constructor(transport: Transport);
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
    place(input: Keyed<PlaceOrderInput>, options?: CallOptions): Promise<Order>;
    /** The order may have been filled before the cancel reached the venue: look at its status. */
    cancel(input: Keyed<CancelOrderInput>, options?: CallOptions): Promise<Order>;
    /** Throws NotFoundError. */
    get(id: Id, options?: CallOptions): Promise<Order>;
    /** The orders of one account, newest first. */
    list(accountId: Id, options?: OrderListOptions): NodeList<Order>;
    /**
     * The orders of every account that you may see.
     *
     * @example
     * const filled = client.orders.search({ symbol: 'SPX', status: ['FILLED'], from: '2026-01-01T00:00:00Z' });
     * for await (const { accountId, averageFillPrice } of filled) console.log(accountId, averageFillPrice);
     */
    search(options?: OrderSearchOptions): NodeList<Order>;
}
//# sourceMappingURL=orders.d.ts.map