/** How much worse than the bar's price an order is filled, and how much of a bar it may take. */

/** The bar an order is filled on, in ticks; volume in lots. */
export interface SlippageBar {
  readonly highTicks: number;
  readonly lowTicks: number;
  readonly closeTicks: number;
  readonly volumeLots: number;
}

export interface SlippageModel {
  /** Half of the spread: a taker pays it on each side. Fraction of the price. */
  readonly halfSpread: number;
  /** Adverse move of a taker's fill, as a fraction of the price. */
  readonly rate: number;
  /** The same in whole ticks. */
  readonly ticks: number;
  /**
   * Square-root impact: this × the bar's volatility × √(lots ÷ volume) of the price (Almgren,
   * Thum, Hauptmann, Li 2005; Tóth et al. 2011). 0 for none; empirical values lie near 1.
   */
  readonly impact: number;
  /** Share of a bar's volume that all our orders together may take; 1 = all of it, null = no limit. */
  readonly participation: number | null;
}

export const NO_SLIPPAGE: SlippageModel = {
  halfSpread: 0,
  rate: 0,
  ticks: 0,
  impact: 0,
  participation: null,
};

/**
 * Volatility of one bar from its range (Parkinson 1980: σ² = ln(H/L)² ÷ 4 ln 2), with the range over
 * the close in place of the logarithm, so that every machine computes the same bits.
 */
const RANGE_TO_SIGMA = 1 / (2 * Math.sqrt(0.6931471805599453));

/**
 * The taker's price: rounded against him to the next tick, never outside the bar's range, because
 * nobody traded there. `sign` is +1 for a buy.
 */
export function slippedTicks(
  ticks: number,
  { sign, lots, bar }: { readonly sign: number; readonly lots: number; readonly bar: SlippageBar },
  model: SlippageModel,
): number {
  const fraction = model.halfSpread + model.rate + impactOf(lots, bar, model.impact);
  if (fraction === 0 && model.ticks === 0) return ticks;
  const moved = ticks * (1 + sign * fraction) + sign * model.ticks;
  const rounded = sign > 0 ? Math.ceil(moved - EPSILON_TICKS) : Math.floor(moved + EPSILON_TICKS);
  const within = Math.min(Math.max(rounded, bar.lowTicks), bar.highTicks);
  // An open outside its own bar's range would be bad data; the price may still not improve.
  return sign > 0 ? Math.max(within, ticks) : Math.min(within, ticks);
}

/** Float noise of the product must not cost a tick. */
const EPSILON_TICKS = 1e-6;

function impactOf(lots: number, bar: SlippageBar, impact: number): number {
  if (impact === 0 || lots === 0) return 0;
  const range = (bar.highTicks - bar.lowTicks) / bar.closeTicks;
  // Without volume nothing is known of the market's depth: as much as if all of it were ours.
  const share = bar.volumeLots > 0 ? Math.min(1, lots / bar.volumeLots) : 1;
  return impact * range * RANGE_TO_SIGMA * Math.sqrt(share);
}

/** Lots that our orders may still take of this bar; `taken` is what they have had of it. */
export function lotsAvailable(volumeLots: number, taken: number, model: SlippageModel): number {
  if (model.participation === null) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, Math.floor(volumeLots * model.participation) - taken);
}
