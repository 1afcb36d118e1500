/** A stream of states: after a lost connection only the newest state matters, nothing is resumed. */
import type { TypedDocument } from '../typed-document.js';
import { LatestBuffer } from './live-buffer.js';
import { LiveStream } from './live-stream.js';
import type { LiveSink, LiveSource, LiveStreamOptions } from './live-stream.js';
import type { SubscriptionPool } from './subscription-pool.js';

export interface StateSubscription<Data, Variables, State> {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
  readonly read: (data: Data) => State;
  /** States with the same key replace each other while nobody reads. */
  readonly keyOf: (state: State) => string;
}

export function streamStates<Data, Variables, State>(
  streams: SubscriptionPool,
  subscription: StateSubscription<Data, Variables, State>,
  options: LiveStreamOptions,
): LiveStream<State> {
  const source = new StateSource(streams, subscription);
  return new LiveStream(source, new LatestBuffer(subscription.keyOf), options);
}

class StateSource<Data, Variables, State> implements LiveSource<State> {
  readonly #streams: SubscriptionPool;
  readonly #subscription: StateSubscription<Data, Variables, State>;
  #stop: (() => void) | null = null;

  constructor(streams: SubscriptionPool, subscription: StateSubscription<Data, Variables, State>) {
    this.#streams = streams;
    this.#subscription = subscription;
  }

  open(sink: LiveSink<State>): void {
    const { document, variables, read } = this.#subscription;
    this.#stop = this.#streams.subscribe({
      name: document.name,
      source: document.source,
      variables: () => variables,
      next: (data) => sink.push(read(data as Data)),
      fail: (error) => sink.fail(error),
    });
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  drained(): void {}
}
