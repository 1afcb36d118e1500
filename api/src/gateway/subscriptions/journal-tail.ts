/**
 * Follows a journal: everything after a given entry first, then what is added, no gap, no double.
 *
 * Entries are always read from the journal, in order, after the last one delivered; a notification
 * only says when to look. So a lost or doubled notification costs time and nothing else, and a
 * slow subscriber holds one batch, however far behind it is.
 */

/** Read at once and held at most; a batch is about 200 kB. */
const BATCH_SIZE = 100;
/** Notifications may be lost (Redis, reconnects): look by ourselves after this. */
const POLL_MS = 5_000;

export interface JournalTailOptions<Entry extends { readonly seq: number }> {
  readonly afterSeq: number;
  /** Entries with a higher seq than `afterSeq`, in order, at most `limit`. */
  readonly read: (afterSeq: number, limit: number) => Promise<readonly Entry[]>;
  /** Calls back when something may have been added; returns how to stop. */
  readonly listen: (onChange: () => void) => Promise<() => Promise<void>>;
  readonly pollMs?: number;
}

export class JournalTail<
  Entry extends { readonly seq: number },
> implements AsyncIterableIterator<Entry> {
  readonly #options: JournalTailOptions<Entry>;
  #stopListening: () => Promise<void> = () => Promise.resolve();
  #batch: Entry[] = [];
  #lastSeq: number;
  #changes = 0;
  #wake: (() => void) | null = null;
  #ended = false;

  private constructor(options: JournalTailOptions<Entry>) {
    this.#options = options;
    this.#lastSeq = options.afterSeq;
  }

  /** Listens before anything is read: nothing that is added meanwhile is missed. */
  static async open<Entry extends { readonly seq: number }>(
    options: JournalTailOptions<Entry>,
  ): Promise<JournalTail<Entry>> {
    const tail = new JournalTail(options);
    tail.#stopListening = await options.listen(() => {
      tail.#changes += 1;
      tail.#wake?.();
    });
    return tail;
  }

  async next(): Promise<IteratorResult<Entry>> {
    while (!this.#ended) {
      const entry = this.#batch.shift();
      if (entry !== undefined) return { done: false, value: this.#deliver(entry) };
      await this.#fill();
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Entry>> {
    if (!this.#ended) {
      this.#ended = true;
      this.#wake?.();
      await this.#stopListening();
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #deliver(entry: Entry): Entry {
    if (entry.seq !== this.#lastSeq + 1) {
      throw new Error(`Journal entry ${entry.seq} does not follow ${this.#lastSeq}.`);
    }
    this.#lastSeq = entry.seq;
    return entry;
  }

  async #fill(): Promise<void> {
    const changes = this.#changes;
    this.#batch = [...(await this.#options.read(this.#lastSeq, BATCH_SIZE))];
    if (this.#batch.length === 0 && changes === this.#changes) await this.#change();
  }

  #change(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, this.#options.pollMs ?? POLL_MS);
      this.#wake = done;
    });
  }
}
