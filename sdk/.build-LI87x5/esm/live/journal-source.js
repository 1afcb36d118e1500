/** An account's journal as a stream: every event once, in order, over any number of connections. */
import { ProtocolError } from '../errors/client-errors.js';
import { FifoBuffer } from './live-buffer.js';
import { LiveStream } from './live-stream.js';
import { ResumePoint } from './resume-point.js';
/** Some minutes of a busy account; a slower reader makes the stream pause, not the memory grow. */
const BUFFERED_EVENTS = 1_000;
export function streamJournal(streams, subscription, options) {
    const source = new JournalSource(streams, subscription);
    return new LiveStream(source, new FifoBuffer(BUFFERED_EVENTS), options);
}
class JournalSource {
    #streams;
    #subscription;
    #closed = new AbortController();
    #sink = null;
    #point = null;
    /** Null while paused: the buffer was full, and the rest is fetched when it is empty. */
    #stop = null;
    #gapAfterSeq = null;
    constructor(streams, subscription) {
        this.#streams = streams;
        this.#subscription = subscription;
    }
    open(sink) {
        this.#sink = sink;
        this.#subscription.start(this.#closed.signal).then((afterSeq) => {
            if (this.#closed.signal.aborted)
                return;
            this.#point = new ResumePoint(afterSeq);
            this.#subscribe(this.#point, sink);
        }, (error) => sink.fail(error));
    }
    close() {
        this.#closed.abort();
        this.#pause();
    }
    drained() {
        if (this.#stop !== null || this.#point === null || this.#sink === null)
            return;
        this.#subscribe(this.#point, this.#sink);
    }
    #subscribe(point, sink) {
        const { document, variables, read } = this.#subscription;
        this.#stop = this.#streams.subscribe({
            name: document.name,
            source: document.source,
            variables: () => variables(point.afterSeq),
            next: (data) => this.#receive(point, sink, read(data)),
            fail: (error) => sink.fail(error),
        });
    }
    #receive(point, sink, event) {
        const arrival = point.classify(event.seq);
        if (arrival === 'SEEN')
            return;
        if (arrival === 'GAP')
            this.#closeGap(point, sink, event.seq);
        else if (sink.push(event))
            point.advance();
        else
            this.#pause();
    }
    /** Asked for once more: a journal that still lacks the entry is not to be traded on. */
    #closeGap(point, sink, seq) {
        this.#pause();
        if (this.#gapAfterSeq === point.afterSeq) {
            sink.fail(missingEntries(point.afterSeq, seq));
            return;
        }
        this.#gapAfterSeq = point.afterSeq;
        this.#subscribe(point, sink);
    }
    #pause() {
        this.#stop?.();
        this.#stop = null;
    }
}
function missingEntries(afterSeq, seq) {
    const message = `The journal jumped from entry ${afterSeq} to ${seq}; read the account anew.`;
    return new ProtocolError(message);
}
//# sourceMappingURL=journal-source.js.map