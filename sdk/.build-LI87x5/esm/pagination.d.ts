/** Lists that are read page by page: `for await` over all nodes, or one page at a time. */
import type { CallOptions } from './client-options.js';
import type { PageInfo } from './generated/models.js';
export interface ListOptions extends CallOptions {
    /** Nodes per page, 1–200. Default 50. */
    readonly first?: number | undefined;
    /** Where to go on: `pageInfo.endCursor` of an earlier page. */
    readonly after?: string | undefined;
    /** The most nodes that iterating gives, over all pages. Default: all of them. */
    readonly limit?: number | undefined;
}
export interface Connection<Node> {
    readonly nodes: readonly Node[];
    readonly pageInfo: PageInfo;
}
export type FetchPage<Page> = (cursor: {
    first: number;
    after: string | undefined;
}) => Promise<Page>;
/** Nothing is asked before it is read; reading again asks again. */
export declare class NodeList<Node, Page extends Connection<Node> = Connection<Node>> implements AsyncIterable<Node> {
    #private;
    constructor(options: ListOptions, fetchPage: FetchPage<Page>);
    /** One page: its nodes, `pageInfo`, and `totalCount` where the list has one. */
    page(): Promise<Page>;
    /**
     * Page after page, each asked for when the loop comes to it: to store them, or to show progress.
     *
     * @example
     * for await (const { nodes, pageInfo } of client.orders.list('acc_…', { first: 200 }).pages()) {
     *   console.log(nodes.length, pageInfo.endCursor);
     * }
     */
    pages(): AsyncGenerator<Page, void, undefined>;
    /**
     * All nodes in one array: up to this `limit`, or that of the list.
     *
     * @example
     * const newest = await client.orders.list('acc_…').toArray({ limit: 20 });
     */
    toArray({ limit }?: {
        readonly limit?: number | undefined;
    }): Promise<readonly Node[]>;
    [Symbol.asyncIterator](): AsyncGenerator<Node, void, undefined>;
}
//# sourceMappingURL=pagination.d.ts.map