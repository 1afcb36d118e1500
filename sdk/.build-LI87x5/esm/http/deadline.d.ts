/** Ends a call when its time is over or its caller says so, and tells the two apart. */
import { AbortedError, TimedOutError } from '../errors/client-errors.js';
export declare class Deadline {
    #private;
    constructor(timeoutMs: number, caller: AbortSignal | undefined);
    get signal(): AbortSignal;
    get remainingMs(): number;
    /** Why it ended; null while it has not. */
    failure(idempotencyKey: string | undefined): AbortedError | TimedOutError | null;
    /**
     * Does not wait for what does not end with the call: a refresh that other calls wait for too, or
     * an injected fetch that pays no heed to its signal.
     */
    within<Value>(work: Promise<Value>): Promise<Value | 'ENDED'>;
    /** Resolves early when the call ends: the caller looks at `failure` afterwards. */
    sleep(ms: number): Promise<void>;
    dispose(): void;
}
//# sourceMappingURL=deadline.d.ts.map