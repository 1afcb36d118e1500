/** The columns behind a backtest's outcome, as they are stored: curve and trades. */

/** Equity over time; thinned evenly when a run has more steps than are kept. */
export interface CurveColumns {
  readonly at: Float64Array;
  readonly equity: Float64Array;
  /** Fraction below the highest equity so far, of all steps and not only those kept. */
  readonly drawdown: Float64Array;
}

export interface StoredTrade {
  readonly symbol: string;
  /** Signed units. */
  readonly size: number;
  readonly entryAt: number;
  readonly exitAt: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly pnl: number;
  readonly returnPct: number;
  readonly commission: number;
}

/** More than any screen or report shows; a run of many years of minutes has millions of steps. */
export const MAX_CURVE_POINTS = 20_000;
/** The newest are kept. Measures are made from all of them. */
export const MAX_STORED_TRADES = 50_000;

/** The last point is always kept: it is what the run ended with. */
export function thinnedRows(length: number, most: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(length / most));
  const rows: number[] = [];
  for (let row = length - 1; row >= 0; row -= stride) rows.push(row);
  return rows.reverse();
}

export function curveOf(at: Float64Array, equity: Float64Array, opening: number): CurveColumns {
  const falls = new Float64Array(equity.length);
  let peak = opening;
  for (let i = 0; i < equity.length; i += 1) {
    const value = equity[i] as number;
    if (value > peak) peak = value;
    falls[i] = peak > 0 ? Math.max(0, 1 - value / peak) : 0;
  }
  const rows = thinnedRows(equity.length, MAX_CURVE_POINTS);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] as number);
  return { at: pick(at), equity: pick(equity), drawdown: pick(falls) };
}
