/** Nothing is opened before the first value is asked for. Read it in one place only. */
export class LiveStream {
    #source;
    #buffer;
    #signal;
    #waiting = [];
    #onAbort = () => this.close();
    #phase = { name: 'UNOPENED' };
    constructor(source, buffer, options) {
        this.#source = source;
        this.#buffer = buffer;
        this.#signal = options.signal;
    }
    [Symbol.asyncIterator]() {
        return this;
    }
    /** Opens the stream at the first call; `for await` calls it for you. */
    next() {
        if (this.#phase.name === 'UNOPENED')
            this.#open();
        if (this.#phase.name !== 'ENDED' && this.#buffer.size > 0)
            return this.#take();
        if (this.#phase.name === 'FAILED')
            return this.#rejectOnce(this.#phase.error);
        if (this.#phase.name === 'ENDED')
            return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    }
    /** Called by `for await` when its loop is left; ends the stream as `close` does. */
    return() {
        this.close();
        return Promise.resolve({ done: true, value: undefined });
    }
    /** Ends the series for whoever reads it, without an error. */
    close() {
        if (this.#phase.name === 'ENDED')
            return;
        this.#finish({ name: 'ENDED' });
        for (const { resolve } of this.#waiting.splice(0))
            resolve({ done: true, value: undefined });
    }
    #open() {
        if (this.#signal?.aborted === true) {
            this.#phase = { name: 'ENDED' };
            return;
        }
        this.#phase = { name: 'OPEN' };
        this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
        this.#source.open({
            push: (value) => this.#push(value),
            fail: (error) => this.#fail(error),
        });
    }
    #push(value) {
        if (this.#phase.name !== 'OPEN')
            return true;
        const reader = this.#waiting.shift();
        if (reader === undefined)
            return this.#buffer.add(value);
        reader.resolve({ done: false, value });
        return true;
    }
    /** What arrived before the failure is still read first. */
    #fail(error) {
        if (this.#phase.name !== 'OPEN')
            return;
        this.#finish({ name: 'FAILED', error });
        const [first, ...others] = this.#waiting.splice(0);
        if (first === undefined)
            return;
        this.#phase = { name: 'ENDED' };
        first.reject(error);
        for (const { resolve } of others)
            resolve({ done: true, value: undefined });
    }
    #take() {
        const value = this.#buffer.take();
        if (this.#buffer.size === 0 && this.#phase.name === 'OPEN')
            this.#source.drained();
        return Promise.resolve({ done: false, value });
    }
    #rejectOnce(error) {
        this.#phase = { name: 'ENDED' };
        return Promise.reject(error);
    }
    #finish(phase) {
        this.#signal?.removeEventListener('abort', this.#onAbort);
        this.#phase = phase;
        this.#source.close();
    }
}
//# sourceMappingURL=live-stream.js.map