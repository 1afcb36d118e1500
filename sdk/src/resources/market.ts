/** The market: what is traded, its prices, and where the replay stands. */
import type { CallOptions } from '../client-options.js';
import {
  candlesQuery,
  indicatorsQuery,
  indicatorValuesQuery,
  instrumentsQuery,
  marketQuery,
  marketUpdatesSubscription,
  seriesQualityQuery,
} from '../generated/documents.js';
import type { IndicatorGroup } from '../generated/enums.js';
import type { IndicatorSpecInput } from '../generated/inputs.js';
import type {
  Candle,
  Indicator,
  Instrument,
  MarketStatus,
  SeriesIndicators,
  SeriesQuality,
} from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { streamStates } from '../live/state-source.js';
import type { DateTime } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface CandleOptions extends CallOptions {
  /** The newest so many. */
  readonly last?: number | undefined;
  /** Only candles that closed before this moment. */
  readonly before?: DateTime | undefined;
  /** Longer than the recorded bars, e.g. `1w`: made of whole bars, by the market's calendar. */
  readonly timeframe?: string | undefined;
  /** In the shares of the newest published bar; prices as they were traded unless stated. */
  readonly adjusted?: boolean | undefined;
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
  /** Of bars in the shares of `to`; of prices as they were traded unless stated. */
  readonly adjusted?: boolean | undefined;
  /** 1 to 10. */
  readonly specs: readonly IndicatorSpecInput[];
}

export class Market {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** What feeds the market, in which phase it is, and when its last bar closed. */
  async status(options?: CallOptions): Promise<MarketStatus> {
    return (await this.#transport.request(marketQuery, {}, options)).market;
  }

  /** Everything that can be traded, with tick and lot size. */
  async instruments(options?: CallOptions): Promise<readonly Instrument[]> {
    return (await this.#transport.request(instrumentsQuery, {}, options)).instruments;
  }

  /** Closed bars only, oldest first, each stamped with its close. */
  async candles(symbol: string, options: CandleOptions = {}): Promise<readonly Candle[]> {
    const { last, before, timeframe, adjusted } = options;
    const variables = { symbol, last, before, timeframe, adjusted };
    return (await this.#transport.request(candlesQuery, variables, options)).candles;
  }

  /** What can be computed of bars. */
  async indicators(options: IndicatorListOptions = {}): Promise<readonly Indicator[]> {
    const variables = { group: options.group, search: options.search };
    return (await this.#transport.request(indicatorsQuery, variables, options)).indicators;
  }

  /** Indicators over recorded bars, aligned with `times`. */
  async indicatorValues(
    symbol: string,
    request: IndicatorRequest,
    options?: CallOptions,
  ): Promise<SeriesIndicators> {
    const variables = { symbol, ...request };
    const data = await this.#transport.request(indicatorValuesQuery, variables, options);
    return data.indicatorValues;
  }

  /** Holes, suspected splits, outliers and more in the recorded bars. */
  async quality(symbol: string, options?: CallOptions): Promise<SeriesQuality> {
    const data = await this.#transport.request(seriesQualityQuery, { symbol }, options);
    return data.seriesQuality;
  }

  /** Each change of the market's state. */
  updates(options: LiveStreamOptions = {}): LiveStream<MarketStatus> {
    const subscription = {
      document: marketUpdatesSubscription,
      variables: {},
      read: (data: { readonly marketUpdates: MarketStatus }) => data.marketUpdates,
      keyOf: () => 'market',
    };
    return streamStates(this.#transport.streams, subscription, options);
  }
}
