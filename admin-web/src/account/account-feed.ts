/** One account's live events, handed to whoever on the page draws them without React's help. */
import type { AccountEvent } from '@fiducia/sdk';

export interface AccountFeed {
  publish(event: AccountEvent): void;
  onEvent(listener: (event: AccountEvent) => void): () => void;
  /** Close of the newest bar by symbol; a new map whenever one came. */
  lastPrices(): ReadonlyMap<string, string>;
  onPrices(listener: () => void): () => void;
}

export function createAccountFeed(): AccountFeed {
  const eventListeners = new Set<(event: AccountEvent) => void>();
  const priceListeners = new Set<() => void>();
  let prices: ReadonlyMap<string, string> = new Map();
  return {
    publish(event) {
      for (const listener of eventListeners) listener(event);
      if (event.candles.length === 0) return;
      const closes = event.candles.map(({ symbol, candle }) => [symbol, candle.close] as const);
      prices = new Map([...prices, ...closes]);
      for (const listener of priceListeners) listener();
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    lastPrices: () => prices,
    onPrices(listener) {
      priceListeners.add(listener);
      return () => void priceListeners.delete(listener);
    },
  };
}
