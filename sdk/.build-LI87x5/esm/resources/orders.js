import { found } from '../errors/found.js';
import { accountOrdersQuery, cancelOrderMutation, orderQuery, ordersQuery, placeOrderMutation, } from '../generated/documents.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import { NodeList } from '../pagination.js';
export class Orders {
    #transport;
    constructor(transport) {
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
    async place(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(placeOrderMutation, variables, (data) => data.placeOrder, options);
        return payload.order;
    }
    /** The order may have been filled before the cancel reached the venue: look at its status. */
    async cancel(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(cancelOrderMutation, variables, (data) => data.cancelOrder, options);
        return payload.order;
    }
    /** Throws NotFoundError. */
    async get(id, options) {
        const { order } = await this.#transport.request(orderQuery, { id }, options);
        return found(order, 'order', id);
    }
    /** The orders of one account, newest first. */
    list(accountId, options = {}) {
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
    search(options = {}) {
        const { accountId, clientId, symbol, side, type, status, source, from, to, sortBy } = options;
        const filter = { accountId, clientId, symbol, side, type, status, source, from, to, sortBy };
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, ...filter };
            return (await this.#transport.request(ordersQuery, variables, options)).orders;
        });
    }
}
//# sourceMappingURL=orders.js.map