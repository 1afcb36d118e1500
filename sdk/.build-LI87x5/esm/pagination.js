import { AbortedError, ConfigurationError } from './errors/client-errors.js';
const DEFAULT_PAGE_SIZE = 50;
/** The server refuses more. */
const LARGEST_PAGE_SIZE = 200;
/** Nothing is asked before it is read; reading again asks again. */
export class NodeList {
    #fetchPage;
    #first;
    #after;
    #limit;
    #signal;
    constructor(options, fetchPage) {
        this.#fetchPage = fetchPage;
        this.#limit = readLimit(options.limit, Number.MAX_SAFE_INTEGER);
        this.#first = readCount('first', options.first ?? DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE);
        this.#after = options.after;
        this.#signal = options.signal;
    }
    /** One page: its nodes, `pageInfo`, and `totalCount` where the list has one. */
    page() {
        return this.#fetchPage({ first: Math.min(this.#first, this.#limit), after: this.#after });
    }
    /**
     * Page after page, each asked for when the loop comes to it: to store them, or to show progress.
     *
     * @example
     * for await (const { nodes, pageInfo } of client.orders.list('acc_…', { first: 200 }).pages()) {
     *   console.log(nodes.length, pageInfo.endCursor);
     * }
     */
    async *pages() {
        let after = this.#after;
        for (let left = this.#limit; left > 0;) {
            const page = await this.#fetchPage({ first: Math.min(this.#first, left), after });
            yield page;
            const { nodes, pageInfo } = page;
            left -= nodes.length;
            // An empty page that promises more would be asked for ever.
            if (!pageInfo.hasNextPage || nodes.length === 0 || pageInfo.endCursor === null)
                return;
            after = pageInfo.endCursor;
        }
    }
    /**
     * All nodes in one array: up to this `limit`, or that of the list.
     *
     * @example
     * const newest = await client.orders.list('acc_…').toArray({ limit: 20 });
     */
    async toArray({ limit } = {}) {
        const most = Math.min(readLimit(limit, this.#limit), this.#limit);
        const bounded = new NodeList({ first: this.#first, after: this.#after, limit: most, signal: this.#signal }, this.#fetchPage);
        const nodes = [];
        for await (const node of bounded)
            nodes.push(node);
        return nodes;
    }
    async *[Symbol.asyncIterator]() {
        let left = this.#limit;
        for await (const { nodes } of this.pages()) {
            for (const node of nodes.slice(0, left)) {
                // Between two pages nothing is under way that the signal could end.
                if (this.#signal?.aborted === true)
                    throw new AbortedError(this.#signal.reason);
                yield node;
            }
            left -= nodes.length;
        }
    }
}
function readLimit(value, otherwise) {
    return readCount('limit', value ?? otherwise, Number.MAX_SAFE_INTEGER);
}
function readCount(name, value, most) {
    if (Number.isInteger(value) && value >= 1 && value <= most)
        return value;
    throw new ConfigurationError(`\`${name}\` is a whole number from 1 to ${most}.`);
}
//# sourceMappingURL=pagination.js.map