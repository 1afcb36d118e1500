/** What a company does to its shares: splits and cash dividends, by the day they take effect. */
import type { DecimalString } from './money.js';

/** New shares for old ones: 7 for 1, or 1 for 10 when shares are put together. */
export interface SplitRatio {
  readonly numerator: number;
  readonly denominator: number;
}

export type CorporateAction =
  | ({
      readonly type: 'SPLIT';
      readonly symbol: string;
      /** First market day that trades with it: days since 1970. */
      readonly exDay: number;
    } & SplitRatio)
  | {
      readonly type: 'DIVIDEND';
      readonly symbol: string;
      readonly exDay: number;
      /** Cash for one share as it was on the day before, in the instrument's currency. */
      readonly amount: DecimalString;
    };

/** Larger terms are a slip of the pen; products with lots and ticks stay exact in any case. */
export const MAX_SPLIT_TERM = 1_000_000;

export function isSplitRatio({ numerator, denominator }: SplitRatio): boolean {
  return [numerator, denominator].every(
    (term) => Number.isInteger(term) && term > 0 && term <= MAX_SPLIT_TERM,
  );
}

/** Price after a split ÷ price before it. */
export function priceFactor({ numerator, denominator }: SplitRatio): number {
  return denominator / numerator;
}

/** Whole lots after a split, towards zero: what is left over is paid in cash. */
export function splitLots(lots: number, { numerator, denominator }: SplitRatio): number {
  const product = lots * numerator;
  if (Number.isSafeInteger(product)) return Math.trunc(product / denominator);
  return Number((BigInt(lots) * BigInt(numerator)) / BigInt(denominator));
}

/**
 * Whole lots of several holders of one account after a split. The venue rounds their sum towards
 * zero, and they add up to it: those with the largest fractions get a lot for theirs, equal ones in
 * their order.
 */
export function splitHoldings(holdings: readonly number[], ratio: SplitRatio): readonly bigint[] {
  const denominator = BigInt(ratio.denominator);
  const units = holdings.map((lots) => BigInt(lots) * BigInt(ratio.numerator));
  const whole = units.map((one) => floorDivide(one, denominator));
  const remainder = (index: number): bigint =>
    (units[index] as bigint) - (whole[index] as bigint) * denominator;
  const total = units.reduce((sum, one) => sum + one, 0n) / denominator;
  let missing = total - whole.reduce((sum, one) => sum + one, 0n);
  const byRemainder = whole.map((_, index) => index);
  byRemainder.sort((a, b) => Number(remainder(b) - remainder(a)));
  for (const index of byRemainder) {
    if (missing <= 0n) break;
    whole[index] = (whole[index] as bigint) + 1n;
    missing -= 1n;
  }
  return whole;
}

function floorDivide(units: bigint, denominator: bigint): bigint {
  const quotient = units / denominator;
  return units % denominator < 0n ? quotient - 1n : quotient;
}

/** A price in ticks after a split; a price that there was does not become none. */
export function splitTicks(
  ticks: number,
  ratio: SplitRatio,
  rounding: 'NEAREST' | 'DOWN' | 'UP' = 'NEAREST',
): number {
  if (ticks === 0) return 0;
  const exact = ticks * priceFactor(ratio);
  const round = rounding === 'NEAREST' ? Math.round : rounding === 'DOWN' ? Math.floor : Math.ceil;
  const nearest = Math.round(exact);
  // A hair beside a tick is that tick: the quotient of two integers is rounded in float64.
  const onTick = Math.abs(exact - nearest) <= 1e-9 * Math.max(1, exact);
  return Math.max(1, onTick ? nearest : round(exact));
}
