/** What waits between the socket and the program that reads: bounded, whatever the program does. */
/** Keeps every value in order, up to a bound. */
export class FifoBuffer {
    #capacity;
    #values = [];
    #head = 0;
    constructor(capacity) {
        this.#capacity = capacity;
    }
    get size() {
        return this.#values.length - this.#head;
    }
    add(value) {
        if (this.size >= this.#capacity)
            return false;
        this.#values.push(value);
        return true;
    }
    take() {
        const value = this.#values[this.#head];
        if (this.size > 0)
            this.#head += 1;
        if (this.#head > this.#capacity) {
            this.#values = this.#values.slice(this.#head);
            this.#head = 0;
        }
        return value;
    }
}
/** Keeps the newest value of each key: a slow reader of states skips old ones, never new ones. */
export class LatestBuffer {
    #keyOf;
    #values = new Map();
    constructor(keyOf) {
        this.#keyOf = keyOf;
    }
    get size() {
        return this.#values.size;
    }
    add(value) {
        this.#values.set(this.#keyOf(value), value);
        return true;
    }
    take() {
        const [first] = this.#values;
        if (first === undefined)
            return undefined;
        this.#values.delete(first[0]);
        return first[1];
    }
}
//# sourceMappingURL=live-buffer.js.map