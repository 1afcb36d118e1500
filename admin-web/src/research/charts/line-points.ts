/** Columns of a tear sheet as the chart library takes them; a gap stays a gap. */
import type { TearSheetCandles, TearSheetLine, TearSheetTrade } from '@fiducia/sdk';
import type { CandlestickData, LineData, UTCTimestamp, WhitespaceData } from 'lightweight-charts';
import { ascending, chartTime } from '../../charts/chart-points.js';
import { signOf, toPixels } from '../../format/decimal.js';

export function moneyPoints(
  at: readonly string[],
  values: readonly string[],
): LineData<UTCTimestamp>[] {
  return ascending(
    at.map((time, index) => ({ time: chartTime(time), value: toPixels(values[index] ?? '0') })),
  );
}

export function linePoints(
  { at, values }: TearSheetLine,
  factor = 1,
): (LineData<UTCTimestamp> | WhitespaceData<UTCTimestamp>)[] {
  return ascending(
    at.map((time, index) => {
      const value = values[index] ?? null;
      return value === null
        ? { time: chartTime(time) }
        : { time: chartTime(time), value: value * factor };
    }),
  );
}

export function candlePoints(candles: TearSheetCandles): CandlestickData<UTCTimestamp>[] {
  const price = (column: readonly string[], row: number): number => toPixels(column[row] ?? '0');
  return ascending(
    candles.at.map((time, row) => ({
      time: chartTime(time),
      open: price(candles.open, row),
      high: price(candles.high, row),
      low: price(candles.low, row),
      close: price(candles.close, row),
    })),
  );
}

export interface TradeMark {
  readonly time: UTCTimestamp;
  readonly side: 'BUY' | 'SELL';
}

/** Where each trade began and ended, on the candle that holds the moment; in the order of time. */
export function tradeMarks(
  trades: readonly TearSheetTrade[],
  candles: readonly { readonly time: UTCTimestamp }[],
): readonly TradeMark[] {
  const marks = trades.flatMap(({ entryAt, exitAt, size }): readonly TradeMark[] => {
    const isLong = signOf(size) >= 0;
    return [
      { time: chartTime(entryAt), side: isLong ? 'BUY' : 'SELL' },
      { time: chartTime(exitAt), side: isLong ? 'SELL' : 'BUY' },
    ];
  });
  return marks
    .flatMap(({ time, side }): readonly TradeMark[] => {
      const candle = candleAt(candles, time);
      return candle === undefined ? [] : [{ time: candle, side }];
    })
    .toSorted((a, b) => a.time - b.time);
}

/** The first candle that ends at or after the moment: candles are stamped by their ends. */
function candleAt(
  candles: readonly { readonly time: UTCTimestamp }[],
  time: UTCTimestamp,
): UTCTimestamp | undefined {
  let low = 0;
  let high = candles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candles[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return candles[low]?.time;
}
