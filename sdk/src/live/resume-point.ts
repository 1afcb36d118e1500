/** Where a stream of journal entries stands, so that it goes on without a gap or a double. */

/** `GAP`: an entry in between is missing, and must be asked for before this one counts. */
export type Arrival = 'NEXT' | 'SEEN' | 'GAP';

export class ResumePoint {
  #seq: number;

  constructor(afterSeq: number) {
    this.#seq = afterSeq;
  }

  /** The last entry that was kept. */
  get afterSeq(): number {
    return this.#seq;
  }

  /** `seq` counts a journal's entries one by one, so anything else shows at once. */
  classify(seq: number): Arrival {
    if (seq <= this.#seq) return 'SEEN';
    return seq === this.#seq + 1 ? 'NEXT' : 'GAP';
  }

  advance(): void {
    this.#seq += 1;
  }
}
