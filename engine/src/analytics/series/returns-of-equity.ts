/** Simple returns of an account, which ends when nothing is left of it. */

export interface EquityReturns {
  readonly returns: Float64Array;
  /** Row of the equity that the first return belongs to: 0 when the first bar changed it, else 1. */
  readonly firstBar: number;
  /** Row at which nothing was left; null when something always was. */
  readonly ruinedBar: number | null;
}

/**
 * The first row's change counts when it differs from the opening cash. Where equity falls to 0 or
 * below, that return is −1 and all later ones 0: what an account does with money it owes is no return.
 */
export function returnsOfEquity(openingCash: number, equity: ArrayLike<number>): EquityReturns {
  const firstBar = equity.length > 0 && equity[0] !== openingCash ? 0 : 1;
  const returns = new Float64Array(Math.max(0, equity.length - firstBar));
  let before = openingCash;
  for (let i = firstBar; i < equity.length; i += 1) {
    const value = equity[i] as number;
    if (value <= 0) {
      returns[i - firstBar] = -1;
      return { returns, firstBar, ruinedBar: i };
    }
    returns[i - firstBar] = value / before - 1;
    before = value;
  }
  return { returns, firstBar, ruinedBar: null };
}
