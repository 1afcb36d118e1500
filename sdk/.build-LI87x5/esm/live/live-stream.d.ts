/** An endless series that a program reads with `for await`; leaving the loop closes it. */
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { LiveBuffer } from './live-buffer.js';
export interface LiveStreamOptions {
    /** Ends the loop quietly: it is the reader who asked for it. */
    readonly signal?: AbortSignal | undefined;
}
/** What the feeding side may do. */
export interface LiveSink<Value> {
    /** False when there is no room for the value. */
    push(value: Value): boolean;
    fail(error: FiduciaError): void;
}
/** Where the values come from. */
export interface LiveSource<Value> {
    open(sink: LiveSink<Value>): void;
    close(): void;
    /** The reader has taken everything that waited. */
    drained(): void;
}
/** Nothing is opened before the first value is asked for. Read it in one place only. */
export declare class LiveStream<Value> implements AsyncIterableIterator<Value, undefined> {
    #private;
    constructor(source: LiveSource<Value>, buffer: LiveBuffer<Value>, options: LiveStreamOptions);
    [Symbol.asyncIterator](): this;
    /** Opens the stream at the first call; `for await` calls it for you. */
    next(): Promise<IteratorResult<Value, undefined>>;
    /** Called by `for await` when its loop is left; ends the stream as `close` does. */
    return(): Promise<IteratorResult<Value, undefined>>;
    /** Ends the series for whoever reads it, without an error. */
    close(): void;
}
//# sourceMappingURL=live-stream.d.ts.map