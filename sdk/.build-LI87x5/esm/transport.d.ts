/** What the resource clients stand on: calls over HTTP, streams over WebSockets. */
import type { CallOptions, ResolvedOptions } from './client-options.js';
import type { Payload } from './http/payload.js';
import { SubscriptionPool } from './live/subscription-pool.js';
import type { TypedDocument } from './typed-document.js';
export declare class Transport {
    #private;
    readonly options: ResolvedOptions;
    readonly streams: SubscriptionPool;
    constructor(options: ResolvedOptions);
    /** The data as it is; only request-level errors are thrown. */
    request<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, options?: CallOptions): Promise<Data>;
    /** The payload of a mutation's result union; each of its failures is thrown as its class. */
    mutate<Data, Variables, Result extends {
        readonly __typename: string;
    }>(document: TypedDocument<Data, Variables>, variables: Variables, select: (data: Data) => Result, options?: CallOptions): Promise<Payload<Result>>;
}
//# sourceMappingURL=transport.d.ts.map