/** Ticks of a file in the instrument's integers, and the bars that strategies see of them. */
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BookLevel, MarketEvent } from '../simulation/tick/market-event.js';
import { DepthBook } from '../simulation/tick/depth-book.js';
import type { BarColumns } from './bar-columns.js';
import { closeStamp, timeframeName } from './bar-time.js';
import type { TickFile, TickFileEvent } from './tick-file.js';

export interface TickSeriesOptions {
  readonly symbol: string;
  readonly currency: string;
  readonly timeframeMs: number;
  readonly takerFeeRate: string;
  readonly makerFeeRate: string;
}

export interface TickSeries {
  readonly instrument: InstrumentSpec;
  readonly timeframeMs: number;
  readonly columns: BarColumns;
  readonly events: readonly MarketEvent[];
}

/**
 * Bars are of the trades where the file has them, else of the middle between bid and ask, rounded
 * down to a tick; intervals without any make no bar.
 */
export function seriesFromTicks(ticks: TickFile, options: TickSeriesOptions): TickSeries {
  const instrument = instrumentOf(ticks, options);
  const scale = new InstrumentScale(instrument);
  const events = ticks.events.map((event) => toMarketEvent(event, scale));
  const { timeframeMs } = options;
  return { instrument, timeframeMs, columns: barsOf(events, timeframeMs, scale), events };
}

function instrumentOf(ticks: TickFile, options: TickSeriesOptions): InstrumentSpec {
  const { symbol, currency, takerFeeRate, makerFeeRate } = options;
  return {
    symbol,
    name: symbol,
    assetClass: 'CRYPTO',
    currency,
    tickSize: stepOf(ticks.priceDecimals),
    lotSize: stepOf(ticks.sizeDecimals),
    timeframe: timeframeName(options.timeframeMs),
    takerFeeRate,
    makerFeeRate,
  };
}

function stepOf(decimals: number): string {
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
}

function toMarketEvent(event: TickFileEvent, scale: InstrumentScale): MarketEvent {
  const levels = (items: readonly (readonly [number, number])[]): BookLevel[] =>
    items.map(([price, size]) => [scale.floatToTicks(price), scale.floatToLots(size)] as const);
  const { at } = event;
  switch (event.kind) {
    case 'QUOTE':
      return {
        kind: 'QUOTE',
        at,
        bidTicks: scale.floatToTicks(event.bid),
        bidLots: scale.floatToLots(event.bidSize),
        askTicks: scale.floatToTicks(event.ask),
        askLots: scale.floatToLots(event.askSize),
      };
    case 'TRADE': {
      const { price, size, aggressor } = event;
      return {
        kind: 'TRADE',
        at,
        ticks: scale.floatToTicks(price),
        lots: scale.floatToLots(size),
        aggressor,
      };
    }
    case 'BOOK':
      return {
        kind: 'BOOK',
        at,
        snapshot: event.snapshot,
        bids: levels(event.bids),
        asks: levels(event.asks),
      };
  }
}

function barsOf(
  events: readonly MarketEvent[],
  timeframeMs: number,
  scale: InstrumentScale,
): BarColumns {
  const hasTrades = events.some(({ kind }) => kind === 'TRADE');
  const rows: number[][] = [];
  const book = new DepthBook();
  let label = Number.NaN;
  for (const event of events) {
    if (event.kind !== 'TRADE') book.apply(event);
    const [ticks, lots] = seen(event, book, hasTrades);
    if (ticks === 0) continue;
    const own = Math.floor(event.at / timeframeMs) * timeframeMs;
    if (own !== label) rows.push([closeStamp(own, timeframeMs), ticks, ticks, ticks, ticks, 0]);
    label = own;
    extend(rows.at(-1) as number[], ticks, lots);
  }
  const column = (index: number): Float64Array =>
    Float64Array.from(rows, (row) => row[index] as number);
  return {
    length: rows.length,
    at: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5).map((lots) => scale.lotsToFloat(lots)),
  };
}

function seen(event: MarketEvent, book: DepthBook, hasTrades: boolean): readonly [number, number] {
  if (event.kind === 'TRADE') return [event.ticks, event.lots];
  return hasTrades ? [0, 0] : [Math.floor(book.midTicks), 0];
}

function extend(row: number[], ticks: number, lots: number): void {
  row[2] = Math.max(row[2] as number, ticks);
  row[3] = Math.min(row[3] as number, ticks);
  row[4] = ticks;
  row[5] = (row[5] as number) + lots;
}
