/** The market's order book as recorded data show it, with one level where only quotes are known. */
import { BookSide } from './book-side.js';
import type { MarketEvent } from './market-event.js';

/** Size of a quoted level whose source gives none: not a limit. */
const UNKNOWN_SIZE_LOTS = Number.MAX_SAFE_INTEGER;

export class DepthBook {
  readonly bids = new BookSide(1);
  readonly asks = new BookSide(-1);

  apply(event: Extract<MarketEvent, { kind: 'QUOTE' | 'BOOK' }>): void {
    if (event.kind === 'QUOTE') {
      this.bids.replace([[event.bidTicks, event.bidLots || UNKNOWN_SIZE_LOTS]]);
      this.asks.replace([[event.askTicks, event.askLots || UNKNOWN_SIZE_LOTS]]);
    } else if (event.snapshot) {
      this.bids.replace(event.bids);
      this.asks.replace(event.asks);
    } else {
      for (const [ticks, lots] of event.bids) this.bids.set(ticks, lots);
      for (const [ticks, lots] of event.asks) this.asks.set(ticks, lots);
    }
  }

  /** The side that an order of this sign takes from. */
  against(sign: number): BookSide {
    return sign > 0 ? this.asks : this.bids;
  }

  /** The side that an order of this sign rests on. */
  beside(sign: number): BookSide {
    return sign > 0 ? this.bids : this.asks;
  }

  /** Middle of the best prices in ticks, which may lie between two; 0 while a side is empty. */
  get midTicks(): number {
    const { bestTicks: bid } = this.bids;
    const { bestTicks: ask } = this.asks;
    return bid > 0 && ask > 0 ? (bid + ask) / 2 : 0;
  }
}
