/** A stream of states: after a lost connection only the newest state matters, nothing is resumed. */
import type { TypedDocument } from '../typed-document.js';
import { LiveStream } from './live-stream.js';
import type { LiveStreamOptions } from './live-stream.js';
import type { SubscriptionPool } from './subscription-pool.js';
export interface StateSubscription<Data, Variables, State> {
    readonly document: TypedDocument<Data, Variables>;
    readonly variables: Variables;
    readonly read: (data: Data) => State;
    /** States with the same key replace each other while nobody reads. */
    readonly keyOf: (state: State) => string;
}
export declare function streamStates<Data, Variables, State>(streams: SubscriptionPool, subscription: StateSubscription<Data, Variables, State>, options: LiveStreamOptions): LiveStream<State>;
//# sourceMappingURL=state-source.d.ts.map