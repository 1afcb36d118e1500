/** What the resource clients stand on: calls over HTTP, streams over WebSockets. */
import type { CallOptions, ResolvedOptions } from './client-options.js';
import { SessionRefresher } from './session-refresher.js';
import { GraphQLCaller } from './http/graphql-caller.js';
import { payloadOf, valueOf } from './http/payload.js';
import type { Payload } from './http/payload.js';
import { SubscriptionPool } from './live/subscription-pool.js';
import type { TypedDocument } from './typed-document.js';

export class Transport {
  readonly options: ResolvedOptions;
  readonly streams: SubscriptionPool;
  readonly #caller: GraphQLCaller;

  constructor(options: ResolvedOptions) {
    this.options = options;
    const refresher = new SessionRefresher(options);
    this.streams = new SubscriptionPool(options, refresher);
    this.#caller = new GraphQLCaller(options, refresher);
  }

  /** The data as it is; only request-level errors are thrown. */
  request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: CallOptions,
  ): Promise<Data> {
    return this.#caller.call({ document, variables, read: valueOf }, options);
  }

  /** The payload of a mutation's result union; each of its failures is thrown as its class. */
  mutate<Data, Variables, Result extends { readonly __typename: string }>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    select: (data: Data) => Result,
    options?: CallOptions,
  ): Promise<Payload<Result>> {
    const read = (data: Data) => payloadOf(select(data));
    return this.#caller.call({ document, variables, read }, options);
  }
}
