/** The market: what is traded, its prices, and where the replay stands. */
import type { CallOptions } from '../client-options.js';
import type { IndicatorGroup } from '../generated/enums.js';
import type { IndicatorSpecInput } from '../generated/inputs.js';
import type { Candle, Indicator, Instrument, MarketStatus, SeriesIndicators, SeriesQuality } from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import type { DateTime } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface CandleOptions extends CallOptions {
    /** The newest so many. */
    readonly last?: number | undefined;
    /** Only candles that closed before this moment. */
    readonly before?: DateTime | undefined;
    /** Longer than the recorded bars, e.g. `1w`: made of whole bars, by the market's calendar. */
    readonly timeframe?: string | undefined;
}
export interface IndicatorListOptions extends CallOptions {
    readonly group?: IndicatorGroup | undefined;
    /** Words of the name, the title or the description; best matches first. */
    readonly search?: string | undefined;
}
export interface IndicatorRequest {
    /** Longer than the recorded bars; the recorded timeframe unless stated. */
    readonly timeframe?: string | undefined;
    /** First bar of the answer; at most 5,000 follow. Those before it are computed with. */
    readonly from: DateTime;
    /** Nothing later is read. */
    readonly to: DateTime;
    /** 1 to 10. */
    readonly specs: readonly IndicatorSpecInput[];
}
export declare class Market {
    #private;
    constructor(transport: Transport);
    /** What feeds the market, in which phase it is, and when its last bar closed. */
    status(options?: CallOptions): Promise<MarketStatus>;
    /** Everything that can be traded, with tick and lot size. */
    instruments(options?: CallOptions): Promise<readonly Instrument[]>;
    /** Closed bars only, oldest first, each stamped with its close. */
    candles(symbol: string, options?: CandleOptions): Promise<readonly Candle[]>;
    /** What can be computed of bars. */
    indicators(options?: IndicatorListOptions): Promise<readonly Indicator[]>;
    /** Indicators over recorded bars, aligned with `times`. */
    indicatorValues(symbol: string, request: IndicatorRequest, options?: CallOptions): Promise<SeriesIndicators>;
    /** Holes, suspected splits, outliers and more in the recorded bars. */
    quality(symbol: string, options?: CallOptions): Promise<SeriesQuality>;
    /** Each change of the market's state. */
    updates(options?: LiveStreamOptions): LiveStream<MarketStatus>;
}
//# sourceMappingURL=market.d.ts.map