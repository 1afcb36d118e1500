import type { AccountEvent, AccountUpdate } from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface EventStreamOptions extends LiveStreamOptions {
    /** `seq` of the last event that you have dealt with; 0 is the beginning of the journal. */
    readonly afterSeq?: number | undefined;
}
export declare function streamAccountEvents(transport: Transport, accountId: Id, { afterSeq, signal }: EventStreamOptions): LiveStream<AccountEvent>;
export declare function streamAccountUpdates(transport: Transport, options: LiveStreamOptions): LiveStream<AccountUpdate>;
//# sourceMappingURL=account-streams.d.ts.map