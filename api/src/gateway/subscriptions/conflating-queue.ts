/**
 * Hands updates to one subscriber, keeping only the newest per key.
 *
 * A subscriber that reads slowly gets fewer, newer updates instead of an ever longer queue: the
 * memory is bounded by the number of keys, whatever the producer's speed.
 */
export class ConflatingQueue<Key, Value> implements AsyncIterableIterator<Value> {
  readonly #waiting = new Map<Key, Value>();
  readonly #onEnd: () => void;
  #state: 'OPEN' | 'ENDED' = 'OPEN';
  #failure: Error | null = null;
  #wake: (() => void) | null = null;

  /** `onEnd` runs once, when either side ends: unsubscribe there. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(key: Key, value: Value): void {
    if (this.#state === 'ENDED') return;
    // Deleting first moves the key to the end: the order of delivery is that of the last change.
    this.#waiting.delete(key);
    this.#waiting.set(key, value);
    this.#wake?.();
  }

  /** As `push`, unless something newer of the key is waiting already. */
  offer(key: Key, value: Value): void {
    if (!this.#waiting.has(key)) this.push(key, value);
  }

  /** The subscriber gets the error after what is already waiting has been dropped. */
  fail(error: Error): void {
    if (this.#state === 'ENDED') return;
    this.#failure = error;
    this.#end();
  }

  async next(): Promise<IteratorResult<Value>> {
    while (this.#state === 'OPEN' && this.#waiting.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    if (this.#failure !== null) {
      const failure = this.#failure;
      this.#failure = null;
      throw failure;
    }
    for (const [key, value] of this.#waiting) {
      this.#waiting.delete(key);
      return { done: false, value };
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Value>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    if (this.#state === 'ENDED') return;
    this.#state = 'ENDED';
    this.#waiting.clear();
    this.#wake?.();
    this.#onEnd();
  }
}
