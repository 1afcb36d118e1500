/** Where a stream of journal entries stands, so that it goes on without a gap or a double. */
/** `GAP`: an entry in between is missing, and must be asked for before this one counts. */
export type Arrival = 'NEXT' | 'SEEN' | 'GAP';
export declare class ResumePoint {
    #private;
    constructor(afterSeq: number);
    /** The last entry that was kept. */
    get afterSeq(): number;
    /** `seq` counts a journal's entries one by one, so anything else shows at once. */
    classify(seq: number): Arrival;
    advance(): void;
}
//# sourceMappingURL=resume-point.d.ts.map