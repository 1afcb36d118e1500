import type { TypedDocument } from '../typed-document.js';
import { LiveStream } from './live-stream.js';
import type { LiveStreamOptions } from './live-stream.js';
import type { SubscriptionPool } from './subscription-pool.js';
export interface JournalSubscription<Data, Variables, Event extends {
    readonly seq: number;
}> {
    readonly document: TypedDocument<Data, Variables>;
    readonly variables: (afterSeq: number) => Variables;
    readonly read: (data: Data) => Event;
    /** Where to begin: given by the caller, or the journal's head at the time of the call. */
    readonly start: (signal: AbortSignal) => Promise<number>;
}
export declare function streamJournal<Data, Variables, Event extends {
    readonly seq: number;
}>(streams: SubscriptionPool, subscription: JournalSubscription<Data, Variables, Event>, options: LiveStreamOptions): LiveStream<Event>;
//# sourceMappingURL=journal-source.d.ts.map