/** Lets the works of one name run one after another, and those of different names together. */

export class TurnQueue {
  readonly #lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  readonly #mostWaiting: number;

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  /** Null when too many of this name wait already. */
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result> | null {
    const line = this.#lines.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= this.#mostWaiting) return null;
    line.waiting += 1;
    this.#lines.set(name, line);
    // A failure belongs to who asked for that work, not to who waits behind it.
    const turn = line.last.then(work, work);
    line.last = turn.catch(() => undefined).then(() => this.#leave(name, line));
    return turn;
  }

  #leave(name: string, line: { waiting: number }): void {
    line.waiting -= 1;
    if (line.waiting === 0) this.#lines.delete(name);
  }
}
