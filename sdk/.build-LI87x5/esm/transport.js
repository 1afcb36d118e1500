import { SessionRefresher } from './session-refresher.js';
import { GraphQLCaller } from './http/graphql-caller.js';
import { payloadOf, valueOf } from './http/payload.js';
import { SubscriptionPool } from './live/subscription-pool.js';
export class Transport {
    #caller;
    constructor(options) {
        this.options = options;
        const refresher = new SessionRefresher(options);
        this.streams = new SubscriptionPool(options, refresher);
        this.#caller = new GraphQLCaller(options, refresher);
    }
    /** The data as it is; only request-level errors are thrown. */
    request(document, variables, options) {
        return this.#caller.call({ document, variables, read: valueOf }, options);
    }
    /** The payload of a mutation's result union; each of its failures is thrown as its class. */
    mutate(document, variables, select, options) {
        const read = (data) => payloadOf(select(data));
        return this.#caller.call({ document, variables, read }, options);
    }
}
//# sourceMappingURL=transport.js.map