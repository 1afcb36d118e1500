/** The market: what is traded, its prices, and where the replay stands. */
import type { CallOptions } from '../client-options.js';
import {
  candlesQuery,
  instrumentsQuery,
  marketQuery,
  marketUpdatesSubscription,
} from '../generated/documents.js';
import type { Candle, Instrument, MarketStatus } from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { streamStates } from '../live/state-source.js';
import type { DateTime } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface CandleOptions extends CallOptions {
  /** The newest so many. */
  readonly last?: number | undefined;
  /** Only candles that closed before this moment. */
  readonly before?: DateTime | undefined;
}

export class Market {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async status(options?: CallOptions): Promise<MarketStatus> {
    return (await this.#transport.request(marketQuery, {}, options)).market;
  }

  async instruments(options?: CallOptions): Promise<readonly Instrument[]> {
    return (await this.#transport.request(instrumentsQuery, {}, options)).instruments;
  }

  /** Closed bars only, oldest first, each stamped with its close. */
  async candles(symbol: string, options: CandleOptions = {}): Promise<readonly Candle[]> {
    const variables = { symbol, last: options.last, before: options.before };
    return (await this.#transport.request(candlesQuery, variables, options)).candles;
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
