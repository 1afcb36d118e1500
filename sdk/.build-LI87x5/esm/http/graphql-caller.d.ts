import type { CallOptions, ResolvedOptions } from '../client-options.js';
import type { TypedFailure } from '../errors/error-from-answer.js';
import type { SessionRefresher } from '../session-refresher.js';
import type { TypedDocument } from '../typed-document.js';
/** What a call makes of the data: its value, or the typed failure in it. */
export type Reading<Value> = {
    readonly ok: true;
    readonly value: Value;
} | {
    readonly ok: false;
    readonly failure: TypedFailure;
};
export interface GraphQLCall<Data, Variables, Value> {
    readonly document: TypedDocument<Data, Variables>;
    readonly variables: Variables;
    readonly read: (data: Data) => Reading<Value>;
}
export declare class GraphQLCaller {
    #private;
    constructor(options: ResolvedOptions, refresher: SessionRefresher);
    call<Data, Variables, Value>(call: GraphQLCall<Data, Variables, Value>, options?: CallOptions): Promise<Value>;
}
//# sourceMappingURL=graphql-caller.d.ts.map