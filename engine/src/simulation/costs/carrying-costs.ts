/** What holding a position costs while time passes: funding, borrowing, interest on cash. */
import { amountOf } from '../../domain/amount.js';
import type { Amount } from '../../domain/amount.js';
import { parseDecimal, powerOfTen } from '../../domain/decimal.js';
import type { DecimalString } from '../../domain/money.js';
import { divideHalfEven } from '../../domain/round-half-even.js';

/** FUNDING: perpetual futures, longs pay shorts while it is positive. BORROW: shorts of a security. */
export type CarryingKind = 'FUNDING' | 'BORROW' | 'INTEREST';

export interface FundingTerms {
  /** Paid by longs to shorts on the marked notional, each time. */
  readonly rate: DecimalString;
  /** Times counted from midnight UTC: 8 means 0, 8 and 16 o'clock. */
  readonly intervalHours: number;
}

export interface CarryingTerms {
  readonly funding: FundingTerms | null;
  /** Per year on the marked notional of shorts, ACT/365, at the end of each UTC day. */
  readonly borrowRate: DecimalString;
  /** Per year on cash below zero, ACT/365, at the end of each UTC day. */
  readonly debitInterestRate: DecimalString;
  /** Per year on cash above zero, ACT/365, at the end of each UTC day. */
  readonly creditInterestRate: DecimalString;
}

export const NO_CARRYING: CarryingTerms = {
  funding: null,
  borrowRate: '0',
  debitInterestRate: '0',
  creditInterestRate: '0',
};

/** A position at the mark, in ledger units: negative when short. */
export interface CarriedPosition {
  readonly symbol: string;
  readonly value: bigint;
}

export interface Charge {
  readonly kind: CarryingKind;
  /** null where it concerns the account's cash. */
  readonly symbol: string | null;
  /** Positive: the account pays. Negative: it receives. Ledger units. */
  readonly amount: Amount;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const YEAR_DAYS = 365n;

/**
 * Charges that fall due after `from` and up to `to` (milliseconds), on what is held and marked at
 * `to`: between two bars nothing is known of the position's value but its last mark.
 */
export function chargesBetween(
  terms: CarryingTerms,
  from: number,
  to: number,
  held: { readonly positions: readonly CarriedPosition[]; readonly cash: bigint },
): readonly Charge[] {
  const charges: Charge[] = [];
  const add = (kind: CarryingKind, symbol: string | null, amount: bigint): void => {
    if (amount !== 0n) charges.push({ kind, symbol, amount: amountOf(amount) });
  };
  const { funding } = terms;
  if (funding !== null) {
    const times = boundaries(from, to, funding.intervalHours * HOUR_MS);
    for (const { symbol, value } of held.positions) {
      add('FUNDING', symbol, times === 0n ? 0n : share(value * times, funding.rate, 1n));
    }
  }
  const days = boundaries(from, to, DAY_MS);
  if (days === 0n) return charges;
  for (const { symbol, value } of held.positions) {
    if (value < 0n) add('BORROW', symbol, share(-value * days, terms.borrowRate, YEAR_DAYS));
  }
  const { cash } = held;
  if (cash < 0n) add('INTEREST', null, share(-cash * days, terms.debitInterestRate, YEAR_DAYS));
  else add('INTEREST', null, -share(cash * days, terms.creditInterestRate, YEAR_DAYS));
  return charges;
}

/** How many multiples of `stepMs` lie in (from, to]; a bar that ends 1 ms before midnight counts it. */
function boundaries(from: number, to: number, stepMs: number): bigint {
  return BigInt(Math.floor((to + 1) / stepMs) - Math.floor((from + 1) / stepMs));
}

function share(amount: bigint, rate: DecimalString, divisor: bigint): bigint {
  const { units, scale } = parseDecimal(rate);
  return units === 0n ? 0n : divideHalfEven(amount * units, powerOfTen(scale) * divisor);
}
