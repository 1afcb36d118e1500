/** What waits between the socket and the program that reads: bounded, whatever the program does. */

export interface LiveBuffer<Value> {
  /** False when there is no room: the value was not kept. */
  add(value: Value): boolean;
  take(): Value | undefined;
  readonly size: number;
}

/** Keeps every value in order, up to a bound. */
export class FifoBuffer<Value> implements LiveBuffer<Value> {
  readonly #capacity: number;
  #values: Value[] = [];
  #head = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#values.length - this.#head;
  }

  add(value: Value): boolean {
    if (this.size >= this.#capacity) return false;
    this.#values.push(value);
    return true;
  }

  take(): Value | undefined {
    const value = this.#values[this.#head];
    if (this.size > 0) this.#head += 1;
    if (this.#head > this.#capacity) {
      this.#values = this.#values.slice(this.#head);
      this.#head = 0;
    }
    return value;
  }
}

/** Keeps the newest value of each key: a slow reader of states skips old ones, never new ones. */
export class LatestBuffer<Value> implements LiveBuffer<Value> {
  readonly #keyOf: (value: Value) => string;
  readonly #values = new Map<string, Value>();

  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf;
  }

  get size(): number {
    return this.#values.size;
  }

  add(value: Value): boolean {
    this.#values.set(this.#keyOf(value), value);
    return true;
  }

  take(): Value | undefined {
    const [first] = this.#values;
    if (first === undefined) return undefined;
    this.#values.delete(first[0]);
    return first[1];
  }
}
