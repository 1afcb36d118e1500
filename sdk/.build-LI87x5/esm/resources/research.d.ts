/** Research: backtests and searches that the server stores and runs, and what came of them. */
import type { CallOptions } from '../client-options.js';
import type { ResearchKind, ResearchStatus } from '../generated/enums.js';
import type { CancelResearchRunInput, RequestBacktestInput, RequestSweepInput, RerunResearchRunInput, ResearchRunSort } from '../generated/inputs.js';
import type { EquityPoint, HeatMapCell, ResearchRun, ResearchSeries, ResearchTrade, TearSheet, Trial } from '../generated/models.js';
import type { Keyed } from '../idempotency-key.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
import type { WaitOptions } from './wait-for-run.js';
export interface ResearchListOptions extends ListOptions {
    readonly kind?: ResearchKind | undefined;
    /** Only runs in one of these states. */
    readonly status?: readonly ResearchStatus[] | undefined;
    /** Name of a strategy. */
    readonly strategy?: string | undefined;
    readonly symbol?: string | undefined;
    /** Newest first, unless stated. */
    readonly sortBy?: ResearchRunSort | undefined;
}
export interface ResearchCurveOptions extends CallOptions {
    /** Thinned evenly to at most so many points, 1–5,000. Default 500. */
    readonly maxPoints?: number | undefined;
}
export interface TrialListOptions extends ListOptions {
    readonly bestFirst?: boolean | undefined;
}
export declare class Research {
    #private;
    constructor(transport: Transport);
    /** What can be researched: recorded bars with their period. */
    series(options?: CallOptions): Promise<readonly ResearchSeries[]>;
    /**
     * Stores and queues a backtest; `waitFor` its id.
     *
     * @example
     * const { id } = await client.research.backtest({
     *   strategy: 'sma-cross',
     *   parameters: { fast: 20, slow: 50 },
     *   symbols: ['SPX'],
     *   cash: '100000',
     *   fillModel: { name: 'reference' },
     * });
     * const run = await client.research.waitFor(id);
     * console.log(run.status, run.backtest?.measures);
     */
    backtest(input: Keyed<RequestBacktestInput>, options?: CallOptions): Promise<ResearchRun>;
    /** Stores and queues a search over parameters; `waitFor` its id. */
    sweep(input: Keyed<RequestSweepInput>, options?: CallOptions): Promise<ResearchRun>;
    /** Throws NotFoundError. */
    get(id: Id, options?: CallOptions): Promise<ResearchRun>;
    /** Newest first, unless sorted otherwise. */
    list(options?: ResearchListOptions): NodeList<ResearchRun>;
    /** The run as it is, then each change; without an id, each change of any run. */
    updates(id?: Id, options?: LiveStreamOptions): LiveStream<ResearchRun>;
    /** Resolves when the run has ended, however it ended: look at its `status`. */
    waitFor(id: Id, options?: WaitOptions): Promise<ResearchRun>;
    /** Ends it within a second; what it has found is dropped. */
    cancel(input: Keyed<CancelResearchRunInput>, options?: CallOptions): Promise<ResearchRun>;
    /** The same once more as a new run; when it is done, its `reproduced` says if it gave the same. */
    rerun(input: Keyed<RerunResearchRunInput>, options?: CallOptions): Promise<ResearchRun>;
    /** Equity of a backtest that is done, oldest first. */
    equityCurve(id: Id, options?: ResearchCurveOptions): Promise<readonly EquityPoint[]>;
    /** Everything that a page shows of a backtest that is done. */
    tearSheet(id: Id, options?: CallOptions): Promise<TearSheet>;
    /** What a search has tried so far: in that order, or the best first. */
    trials(id: Id, options?: TrialListOptions): NodeList<Trial>;
    /** Two parameters of a search, each cell the best of what was tried with them. */
    heatMap(id: Id, axes: {
        readonly x: string;
        readonly y: string;
    }, options?: CallOptions): Promise<readonly HeatMapCell[]>;
    /** Round trips of a backtest that is done, in the order in which they were closed. */
    trades(id: Id, options?: ListOptions): NodeList<ResearchTrade>;
}
//# sourceMappingURL=research.d.ts.map