import { ConfigurationError } from '../errors/client-errors.js';
import { found } from '../errors/found.js';
import { cancelResearchRunMutation, requestBacktestMutation, requestSweepMutation, rerunResearchRunMutation, researchEquityCurveQuery, researchHeatMapQuery, researchRunQuery, researchRunUpdatesSubscription, researchRunsQuery, researchSeriesQuery, researchTearSheetQuery, researchTradesQuery, researchTrialsQuery, } from '../generated/documents.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import { streamStates } from '../live/state-source.js';
import { NodeList } from '../pagination.js';
import { waitForRun } from './wait-for-run.js';
const DEFAULT_POINTS = 500;
export class Research {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** What can be researched: recorded bars with their period. */
    async series(options) {
        return (await this.#transport.request(researchSeriesQuery, {}, options)).researchSeries;
    }
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
    async backtest(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(requestBacktestMutation, variables, (data) => data.requestBacktest, options);
        return payload.run;
    }
    /** Stores and queues a search over parameters; `waitFor` its id. */
    async sweep(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(requestSweepMutation, variables, (data) => data.requestSweep, options);
        return payload.run;
    }
    /** Throws NotFoundError. */
    async get(id, options) {
        const { researchRun } = await this.#transport.request(researchRunQuery, { id }, options);
        return found(researchRun, 'research run', id);
    }
    /** Newest first, unless sorted otherwise. */
    list(options = {}) {
        const { kind, status, strategy, symbol, sortBy } = options;
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, kind, status, strategy, symbol, sortBy };
            return (await this.#transport.request(researchRunsQuery, variables, options)).researchRuns;
        });
    }
    /** The run as it is, then each change; without an id, each change of any run. */
    updates(id, options = {}) {
        const subscription = {
            document: researchRunUpdatesSubscription,
            variables: { id },
            read: (data) => data.researchRunUpdates,
            keyOf: (run) => run.id,
        };
        return streamStates(this.#transport.streams, subscription, options);
    }
    /** Resolves when the run has ended, however it ended: look at its `status`. */
    waitFor(id, options = {}) {
        return waitForRun(this, id, options);
    }
    /** Ends it within a second; what it has found is dropped. */
    async cancel(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(cancelResearchRunMutation, variables, (data) => data.cancelResearchRun, options);
        return payload.run;
    }
    /** The same once more as a new run; when it is done, its `reproduced` says if it gave the same. */
    async rerun(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(rerunResearchRunMutation, variables, (data) => data.rerunResearchRun, options);
        return payload.run;
    }
    /** Equity of a backtest that is done, oldest first. */
    async equityCurve(id, options = {}) {
        const variables = { id, maxPoints: options.maxPoints ?? DEFAULT_POINTS };
        const data = await this.#transport.request(researchEquityCurveQuery, variables, options);
        return reportOf(found(data.researchRun, 'research run', id)).equityCurve;
    }
    /** Everything that a page shows of a backtest that is done. */
    async tearSheet(id, options) {
        const data = await this.#transport.request(researchTearSheetQuery, { id }, options);
        return reportOf(found(data.researchRun, 'research run', id)).tearSheet;
    }
    /** What a search has tried so far: in that order, or the best first. */
    trials(id, options = {}) {
        const { bestFirst } = options;
        return new NodeList(options, async (cursor) => {
            const variables = { id, ...cursor, bestFirst };
            const data = await this.#transport.request(researchTrialsQuery, variables, options);
            return found(data.researchRun, 'research run', id).trials;
        });
    }
    /** Two parameters of a search, each cell the best of what was tried with them. */
    async heatMap(id, axes, options) {
        const data = await this.#transport.request(researchHeatMapQuery, { id, ...axes }, options);
        return found(data.researchRun, 'research run', id).heatMap;
    }
    /** Round trips of a backtest that is done, in the order in which they were closed. */
    trades(id, options = {}) {
        return new NodeList(options, async (cursor) => {
            const data = await this.#transport.request(researchTradesQuery, { id, ...cursor }, options);
            return reportOf(found(data.researchRun, 'research run', id)).trades;
        });
    }
}
function reportOf(run) {
    if (run.backtest !== null)
        return run.backtest;
    throw new ConfigurationError(`Run ${run.id} is no backtest that is done: waitFor it first.`);
}
//# sourceMappingURL=research.js.map