import { candlesQuery, indicatorsQuery, indicatorValuesQuery, instrumentsQuery, marketQuery, marketUpdatesSubscription, seriesQualityQuery, } from '../generated/documents.js';
import { streamStates } from '../live/state-source.js';
export class Market {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** What feeds the market, in which phase it is, and when its last bar closed. */
    async status(options) {
        return (await this.#transport.request(marketQuery, {}, options)).market;
    }
    /** Everything that can be traded, with tick and lot size. */
    async instruments(options) {
        return (await this.#transport.request(instrumentsQuery, {}, options)).instruments;
    }
    /** Closed bars only, oldest first, each stamped with its close. */
    async candles(symbol, options = {}) {
        const { last, before, timeframe } = options;
        const variables = { symbol, last, before, timeframe };
        return (await this.#transport.request(candlesQuery, variables, options)).candles;
    }
    /** What can be computed of bars. */
    async indicators(options = {}) {
        const variables = { group: options.group, search: options.search };
        return (await this.#transport.request(indicatorsQuery, variables, options)).indicators;
    }
    /** Indicators over recorded bars, aligned with `times`. */
    async indicatorValues(symbol, request, options) {
        const variables = { symbol, ...request };
        const data = await this.#transport.request(indicatorValuesQuery, variables, options);
        return data.indicatorValues;
    }
    /** Holes, suspected splits, outliers and more in the recorded bars. */
    async quality(symbol, options) {
        const data = await this.#transport.request(seriesQualityQuery, { symbol }, options);
        return data.seriesQuality;
    }
    /** Each change of the market's state. */
    updates(options = {}) {
        const subscription = {
            document: marketUpdatesSubscription,
            variables: {},
            read: (data) => data.marketUpdates,
            keyOf: () => 'market',
        };
        return streamStates(this.#transport.streams, subscription, options);
    }
}
//# sourceMappingURL=market.js.map