/** Money in whole ledger units: a number as long as that is exact, and a bigint beyond. */
import { HALF_EVEN_SAFE_LIMIT, divideHalfEven, divideHalfEvenSafe } from './round-half-even.js';

/**
 * Every safe integer is a number and every other one a bigint, so that equal amounts are `===` and
 * zero is `0`. Both kinds compare with `<` and `>` exactly; they are added by `plus` and `minus`. Numbers
 * are what nearly all amounts are, and several times as fast as bigints.
 */
export type Amount = number | Wide;

declare const wide: unique symbol;
/** Only `amountOf` knows that a bigint is beyond the safe integers. */
type Wide = bigint & { readonly [wide]: true };

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const MAX_SAFE_BIG = BigInt(MAX_SAFE);

/** An exact integer as an amount. */
export function amountOf(exact: bigint): Amount {
  return exact <= MAX_SAFE_BIG && exact >= -MAX_SAFE_BIG ? Number(exact) : (exact as Wide);
}

/** For arithmetic that goes beyond sums. */
export function exactly(amount: Amount): bigint {
  return BigInt(amount);
}

export function plus(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    // A sum of two safe integers that comes out at a safe one is exact.
    const sum = a + b;
    if (sum <= MAX_SAFE && sum >= -MAX_SAFE) return sum;
  }
  return amountOf(BigInt(a) + BigInt(b));
}

export function minus(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX_SAFE && difference >= -MAX_SAFE) return difference;
  }
  return amountOf(BigInt(a) - BigInt(b));
}

export function negated(amount: Amount): Amount {
  return minus(0, amount);
}

/** `amount × part ÷ whole`, rounded half to even; `whole` is positive. */
export function proportion(amount: Amount, part: number, whole: number): Amount {
  if (typeof amount === 'number') {
    const product = amount * part;
    if (product <= HALF_EVEN_SAFE_LIMIT && product >= -HALF_EVEN_SAFE_LIMIT) {
      if (whole <= HALF_EVEN_SAFE_LIMIT) return divideHalfEvenSafe(product, whole);
    }
  }
  return amountOf(divideHalfEven(BigInt(amount) * BigInt(part), BigInt(whole)));
}
