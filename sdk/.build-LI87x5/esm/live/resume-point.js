/** Where a stream of journal entries stands, so that it goes on without a gap or a double. */
export class ResumePoint {
    #seq;
    constructor(afterSeq) {
        this.#seq = afterSeq;
    }
    /** The last entry that was kept. */
    get afterSeq() {
        return this.#seq;
    }
    /** `seq` counts a journal's entries one by one, so anything else shows at once. */
    classify(seq) {
        if (seq <= this.#seq)
            return 'SEEN';
        return seq === this.#seq + 1 ? 'NEXT' : 'GAP';
    }
    advance() {
        this.#seq += 1;
    }
}
//# sourceMappingURL=resume-point.js.map