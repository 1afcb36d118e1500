/** Turns what the API gives into what the chart library takes: seconds, ascending, each once. */
import type { AccountEvent, Candle, EquityPoint, Fill } from '@fiducia/sdk';
import type { CandlestickData, LineData, UTCTimestamp } from 'lightweight-charts';
import { toPixels } from '../format/decimal.js';
import { isRecord } from '../format/json.js';

export function chartTime(iso: string): UTCTimestamp {
  return Math.floor(Date.parse(iso) / 1_000) as UTCTimestamp;
}

/** The library throws on times that do not ascend; of several at one time the last counts. */
export function ascending<P extends { readonly time: UTCTimestamp }>(points: readonly P[]): P[] {
  const byTime = new Map(points.map((point) => [point.time, point]));
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

export function equityData(points: readonly EquityPoint[]): LineData<UTCTimestamp>[] {
  return ascending(
    points.map(({ at, equity }) => ({ time: chartTime(at), value: toPixels(equity) })),
  );
}

export function candleData(candles: readonly Candle[]): CandlestickData<UTCTimestamp>[] {
  return ascending(candles.map(candlePoint));
}

export function candlePoint({ at, open, high, low, close }: Candle): CandlestickData<UTCTimestamp> {
  return {
    time: chartTime(at),
    open: toPixels(open),
    high: toPixels(high),
    low: toPixels(low),
    close: toPixels(close),
  };
}

/**
 * The equity that this very entry of the journal marked. Not `event.account`: that is how the
 * account stands now, and while it catches up many entries arrive with the same figures.
 */
export function equityPointOf(event: AccountEvent): LineData<UTCTimestamp> | null {
  const { payload } = event;
  if (!isRecord(payload) || !Array.isArray(payload['events'])) return null;
  const mark = payload['events'].findLast(
    (one) => isRecord(one) && one['type'] === 'EQUITY_MARKED',
  );
  if (!isRecord(mark) || typeof mark['equity'] !== 'string') return null;
  return { time: chartTime(event.at), value: toPixels(mark['equity']) };
}

export interface FillMark {
  readonly id: string;
  readonly time: UTCTimestamp;
  readonly side: Fill['side'];
}

export function fillMarks(fills: readonly Fill[], symbol: string): FillMark[] {
  return fills
    .filter((fill) => fill.instrument.symbol === symbol)
    .map(({ id, at, side }) => ({ id, time: chartTime(at), side }));
}

/** Known marks and new ones, each once, oldest first, as the library wants them. */
export function mergeMarks(known: readonly FillMark[], more: readonly FillMark[]): FillMark[] {
  const byId = new Map([...known, ...more].map((mark) => [mark.id, mark]));
  return [...byId.values()].sort((a, b) => a.time - b.time);
}
