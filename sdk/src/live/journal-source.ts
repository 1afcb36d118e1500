/** An account's journal as a stream: every event once, in order, over any number of connections. */
import { ProtocolError } from '../errors/client-errors.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
import type { TypedDocument } from '../typed-document.js';
import { FifoBuffer } from './live-buffer.js';
import { LiveStream } from './live-stream.js';
import type { LiveSink, LiveSource, LiveStreamOptions } from './live-stream.js';
import { ResumePoint } from './resume-point.js';
import type { SubscriptionPool } from './subscription-pool.js';

export interface JournalSubscription<Data, Variables, Event extends { readonly seq: number }> {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: (afterSeq: number) => Variables;
  readonly read: (data: Data) => Event;
  /** Where to begin: given by the caller, or the journal's head at the time of the call. */
  readonly start: (signal: AbortSignal) => Promise<number>;
}

/** Some minutes of a busy account; a slower reader makes the stream pause, not the memory grow. */
const BUFFERED_EVENTS = 1_000;

export function streamJournal<Data, Variables, Event extends { readonly seq: number }>(
  streams: SubscriptionPool,
  subscription: JournalSubscription<Data, Variables, Event>,
  options: LiveStreamOptions,
): LiveStream<Event> {
  const source = new JournalSource(streams, subscription);
  return new LiveStream(source, new FifoBuffer<Event>(BUFFERED_EVENTS), options);
}

class JournalSource<
  Data,
  Variables,
  Event extends { readonly seq: number },
> implements LiveSource<Event> {
  readonly #streams: SubscriptionPool;
  readonly #subscription: JournalSubscription<Data, Variables, Event>;
  readonly #closed = new AbortController();
  #sink: LiveSink<Event> | null = null;
  #point: ResumePoint | null = null;
  /** Null while paused: the buffer was full, and the rest is fetched when it is empty. */
  #stop: (() => void) | null = null;
  #gapAfterSeq: number | null = null;

  constructor(
    streams: SubscriptionPool,
    subscription: JournalSubscription<Data, Variables, Event>,
  ) {
    this.#streams = streams;
    this.#subscription = subscription;
  }

  open(sink: LiveSink<Event>): void {
    this.#sink = sink;
    this.#subscription.start(this.#closed.signal).then(
      (afterSeq) => {
        if (this.#closed.signal.aborted) return;
        this.#point = new ResumePoint(afterSeq);
        this.#subscribe(this.#point, sink);
      },
      (error: FiduciaError) => sink.fail(error),
    );
  }

  close(): void {
    this.#closed.abort();
    this.#pause();
  }

  drained(): void {
    if (this.#stop !== null || this.#point === null || this.#sink === null) return;
    this.#subscribe(this.#point, this.#sink);
  }

  #subscribe(point: ResumePoint, sink: LiveSink<Event>): void {
    const { document, variables, read } = this.#subscription;
    this.#stop = this.#streams.subscribe({
      name: document.name,
      source: document.source,
      variables: () => variables(point.afterSeq),
      next: (data) => this.#receive(point, sink, read(data as Data)),
      fail: (error) => sink.fail(error),
    });
  }

  #receive(point: ResumePoint, sink: LiveSink<Event>, event: Event): void {
    const arrival = point.classify(event.seq);
    if (arrival === 'SEEN') return;
    if (arrival === 'GAP') this.#closeGap(point, sink, event.seq);
    else if (sink.push(event)) point.advance();
    else this.#pause();
  }

  /** Asked for once more: a journal that still lacks the entry is not to be traded on. */
  #closeGap(point: ResumePoint, sink: LiveSink<Event>, seq: number): void {
    this.#pause();
    if (this.#gapAfterSeq === point.afterSeq) {
      sink.fail(missingEntries(point.afterSeq, seq));
      return;
    }
    this.#gapAfterSeq = point.afterSeq;
    this.#subscribe(point, sink);
  }

  #pause(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

function missingEntries(afterSeq: number, seq: number): ProtocolError {
  const message = `The journal jumped from entry ${afterSeq} to ${seq}; read the account anew.`;
  return new ProtocolError(message);
}
