/** One bar's values as the kernel takes them: prices in ticks of its instrument. */

export interface MarketBar {
  readonly symbol: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** In units; a statistic, never money. */
  readonly volume: number;
}

/** The values behind one BARS input: one element for each of its references, in the same order. */
export type MarketBars = readonly MarketBar[];
