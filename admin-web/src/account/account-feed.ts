/** One account's live events, handed to whoever on the page draws them without React's help. */
import type { AccountEvent } from '@fiducia/sdk';
import { isRecord } from '../format/json.js';

/** `run` is the one that the event belongs to; `event.account.run` is already the newest. */
export type EventListener = (event: AccountEvent, run: number) => void;

export interface AccountFeed {
  /** The run that the next events belong to. */
  beginRun(run: number): void;
  publish(event: AccountEvent): void;
  onEvent(listener: EventListener): () => void;
  /** Close of the newest bar by symbol; a new map whenever one came. */
  lastPrices(): ReadonlyMap<string, string>;
  onPrices(listener: () => void): () => void;
}

export function createAccountFeed(): AccountFeed {
  const eventListeners = new Set<EventListener>();
  const priceListeners = new Set<() => void>();
  let prices: ReadonlyMap<string, string> = new Map();
  let run = 0;
  return {
    beginRun: (first) => void (run = first),
    publish(event) {
      run = restartedRun(event) ?? run;
      for (const listener of eventListeners) listener(event, run);
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

/** The entry with which the replay started over names the new run. */
function restartedRun({ payload }: AccountEvent): number | null {
  const input = isRecord(payload) ? payload['input'] : null;
  if (!isRecord(input) || input['type'] !== 'RUN_RESTARTED') return null;
  return typeof input['run'] === 'number' ? input['run'] : null;
}
