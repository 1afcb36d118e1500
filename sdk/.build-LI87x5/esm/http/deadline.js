/** Ends a call when its time is over or its caller says so, and tells the two apart. */
import { AbortedError, TimedOutError } from '../errors/client-errors.js';
export class Deadline {
    #controller = new AbortController();
    #timer;
    #endsAtMs;
    #timeoutMs;
    #caller;
    #onCallerAbort = () => this.#controller.abort();
    constructor(timeoutMs, caller) {
        this.#timeoutMs = timeoutMs;
        this.#caller = caller;
        this.#endsAtMs = performance.now() + timeoutMs;
        this.#timer = setTimeout(() => this.#controller.abort(), timeoutMs);
        if (caller?.aborted === true)
            this.#controller.abort();
        caller?.addEventListener('abort', this.#onCallerAbort, { once: true });
    }
    get signal() {
        return this.#controller.signal;
    }
    get remainingMs() {
        return this.#endsAtMs - performance.now();
    }
    /** Why it ended; null while it has not. */
    failure(idempotencyKey) {
        if (!this.#controller.signal.aborted)
            return null;
        if (this.#caller?.aborted === true)
            return new AbortedError(this.#caller.reason);
        const message = `No answer within ${this.#timeoutMs} ms.`;
        return new TimedOutError(message, { idempotencyKey });
    }
    /**
     * Does not wait for what does not end with the call: a refresh that other calls wait for too, or
     * an injected fetch that pays no heed to its signal.
     */
    within(work) {
        return new Promise((resolve, reject) => {
            const end = () => resolve('ENDED');
            this.signal.addEventListener('abort', end, { once: true });
            work.then(resolve, reject).finally(() => this.signal.removeEventListener('abort', end));
        });
    }
    /** Resolves early when the call ends: the caller looks at `failure` afterwards. */
    sleep(ms) {
        return new Promise((resolve) => {
            const wake = () => {
                clearTimeout(timer);
                this.signal.removeEventListener('abort', wake);
                resolve();
            };
            const timer = setTimeout(wake, ms);
            this.signal.addEventListener('abort', wake, { once: true });
            if (this.signal.aborted)
                wake();
        });
    }
    dispose() {
        clearTimeout(this.#timer);
        this.#caller?.removeEventListener('abort', this.#onCallerAbort);
    }
}
//# sourceMappingURL=deadline.js.map