/** Bars in memory: one typed array for each field, prices in ticks of the instrument. */
import type { MarketBar } from './market-bar.js';

export interface BarColumns {
  readonly length: number;
  /** Stamp of each bar's close, ascending. */
  readonly at: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export function barAt(columns: BarColumns, row: number, symbol: string): MarketBar {
  return {
    symbol,
    open: columns.open[row] as number,
    high: columns.high[row] as number,
    low: columns.low[row] as number,
    close: columns.close[row] as number,
    volume: columns.volume[row] as number,
  };
}
