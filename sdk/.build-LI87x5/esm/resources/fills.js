/** What orders were filled with, over all accounts that you may see. */
import { fillsQuery } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
export class Fills {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /**
     * The fills of every account that you may see, newest first unless sorted otherwise.
     *
     * @example
     * const { nodes } = await client.fills.list({ clientId: 'cli_…', first: 100 }).page();
     */
    list(options = {}) {
        const { accountId, clientId, orderId, symbol, side, from, to, sortBy } = options;
        const filter = { accountId, clientId, orderId, symbol, side, from, to, sortBy };
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, ...filter };
            return (await this.#transport.request(fillsQuery, variables, options)).fills;
        });
    }
}
//# sourceMappingURL=fills.js.map