import { LatestBuffer } from './live-buffer.js';
import { LiveStream } from './live-stream.js';
export function streamStates(streams, subscription, options) {
    const source = new StateSource(streams, subscription);
    return new LiveStream(source, new LatestBuffer(subscription.keyOf), options);
}
class StateSource {
    #streams;
    #subscription;
    #stop = null;
    constructor(streams, subscription) {
        this.#streams = streams;
        this.#subscription = subscription;
    }
    open(sink) {
        const { document, variables, read } = this.#subscription;
        this.#stop = this.#streams.subscribe({
            name: document.name,
            source: document.source,
            variables: () => variables,
            next: (data) => sink.push(read(data)),
            fail: (error) => sink.fail(error),
        });
    }
    close() {
        this.#stop?.();
        this.#stop = null;
    }
    drained() { }
}
//# sourceMappingURL=state-source.js.map