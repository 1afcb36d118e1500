/** A cheap look before the exact division: how many lots does an amount of money certainly buy? */

/** Below this the quotient of twenty float64 operations errs by less than `MARGIN`. */
const MOST_LOTS = 2 ** 32;
const MARGIN = 1e-5;

/**
 * `budget ÷ unit` rounded down, where the exact budget may be up to `slack` smaller than the one that
 * is given; both may carry the rounding of up to twenty float64 operations. NaN where the quotient lies
 * too near a whole number to be sure, or where an argument is none: ask exact arithmetic then.
 */
export function certainLots(budget: number, slack: number, unit: number): number {
  const quotient = budget / unit;
  if (!(quotient > 0 && quotient < MOST_LOTS)) return Number.NaN;
  const lots = Math.floor(quotient);
  const rest = quotient - lots;
  return rest > MARGIN + slack / unit && rest < 1 - MARGIN ? lots : Number.NaN;
}
