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

interface Waiting<Value> {
  readonly resolve: (result: IteratorResult<Value, undefined>) => void;
  readonly reject: (error: FiduciaError) => void;
}

type Phase =
  | { readonly name: 'UNOPENED' | 'OPEN' | 'ENDED' }
  | { readonly name: 'FAILED'; readonly error: FiduciaError };

/** Nothing is opened before the first value is asked for. Read it in one place only. */
export class LiveStream<Value> implements AsyncIterableIterator<Value, undefined> {
  readonly #source: LiveSource<Value>;
  readonly #buffer: LiveBuffer<Value>;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting: Waiting<Value>[] = [];
  readonly #onAbort = (): void => this.close();
  #phase: Phase = { name: 'UNOPENED' };

  constructor(source: LiveSource<Value>, buffer: LiveBuffer<Value>, options: LiveStreamOptions) {
    this.#source = source;
    this.#buffer = buffer;
    this.#signal = options.signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Opens the stream at the first call; `for await` calls it for you. */
  next(): Promise<IteratorResult<Value, undefined>> {
    if (this.#phase.name === 'UNOPENED') this.#open();
    if (this.#phase.name !== 'ENDED' && this.#buffer.size > 0) return this.#take();
    if (this.#phase.name === 'FAILED') return this.#rejectOnce(this.#phase.error);
    if (this.#phase.name === 'ENDED') return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Called by `for await` when its loop is left; ends the stream as `close` does. */
  return(): Promise<IteratorResult<Value, undefined>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Ends the series for whoever reads it, without an error. */
  close(): void {
    if (this.#phase.name === 'ENDED') return;
    this.#finish({ name: 'ENDED' });
    for (const { resolve } of this.#waiting.splice(0)) resolve({ done: true, value: undefined });
  }

  #open(): void {
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

  #push(value: Value): boolean {
    if (this.#phase.name !== 'OPEN') return true;
    const reader = this.#waiting.shift();
    if (reader === undefined) return this.#buffer.add(value);
    reader.resolve({ done: false, value });
    return true;
  }

  /** What arrived before the failure is still read first. */
  #fail(error: FiduciaError): void {
    if (this.#phase.name !== 'OPEN') return;
    this.#finish({ name: 'FAILED', error });
    const [first, ...others] = this.#waiting.splice(0);
    if (first === undefined) return;
    this.#phase = { name: 'ENDED' };
    first.reject(error);
    for (const { resolve } of others) resolve({ done: true, value: undefined });
  }

  #take(): Promise<IteratorResult<Value, undefined>> {
    const value = this.#buffer.take() as Value;
    if (this.#buffer.size === 0 && this.#phase.name === 'OPEN') this.#source.drained();
    return Promise.resolve({ done: false, value });
  }

  #rejectOnce(error: FiduciaError): Promise<never> {
    this.#phase = { name: 'ENDED' };
    return Promise.reject(error);
  }

  #finish(phase: Phase): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#phase = phase;
    this.#source.close();
  }
}
