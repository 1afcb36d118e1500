/** What a market shows between two bars: quotes, trades and changes of its order book. */

/** Price in ticks, size in lots. A size of 0 removes the level. */
export type BookLevel = readonly [ticks: number, lots: number];

export type MarketEvent =
  /** The best prices; sizes of 0 where the source gives none. */
  | {
      readonly kind: 'QUOTE';
      readonly at: number;
      readonly bidTicks: number;
      readonly bidLots: number;
      readonly askTicks: number;
      readonly askLots: number;
    }
  /** `aggressor`: +1 when the buyer took the price, −1 the seller, 0 unknown. */
  | {
      readonly kind: 'TRADE';
      readonly at: number;
      readonly ticks: number;
      readonly lots: number;
      readonly aggressor: 1 | -1 | 0;
    }
  /** All levels (snapshot), or those that changed. */
  | {
      readonly kind: 'BOOK';
      readonly at: number;
      readonly snapshot: boolean;
      readonly bids: readonly BookLevel[];
      readonly asks: readonly BookLevel[];
    };
