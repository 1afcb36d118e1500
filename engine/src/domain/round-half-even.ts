/**
 * The one rounding rule of the ledger: to the nearest unit, ties to the even one (IEEE 754, ISO 80000).
 * It applies wherever a product of price, quantity and rate is finer than the ledger's unit.
 */
import { assertThat } from './assert.js';

/** `numerator / denominator`, rounded half to even. The denominator is positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  assertThat(denominator > 0n, 'the denominator must be positive');
  if (denominator === 1n) return numerator;
  let quotient = numerator / denominator;
  let remainder = numerator % denominator;
  if (remainder < 0n) {
    quotient -= 1n;
    remainder += denominator;
  }
  const twice = remainder * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient += 1n;
  return quotient;
}

/**
 * The same without allocation, for numerators and denominators of at most 2⁵². The float quotient
 * may be one off near that edge, so the remainder decides; its product stays below 2⁵³ and exact.
 */
export const HALF_EVEN_SAFE_LIMIT = 2 ** 52;

/** Added to a float, makes of −0 the 0 that amounts have. */
const PLAIN_ZERO = 0;

export function divideHalfEvenSafe(numerator: number, denominator: number): number {
  if (denominator === 1) return numerator + PLAIN_ZERO;
  let quotient = Math.floor(numerator / denominator);
  let remainder = numerator - quotient * denominator;
  if (remainder < 0) {
    quotient -= 1;
    remainder += denominator;
  } else if (remainder >= denominator) {
    quotient += 1;
    remainder -= denominator;
  }
  const rest = denominator - remainder;
  if (remainder > rest || (remainder === rest && quotient % 2 !== 0)) quotient += 1;
  return quotient + PLAIN_ZERO;
}
